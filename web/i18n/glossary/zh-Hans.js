// 术语表：每个术语只解释一次。
/** @type {Record<import('./terms.js').Term, import('./en.js').Entry>} */
export const glossary = {
  'cross-correlation': {
    name: '互相关',
    text: '把卷积核原样盖在图像上，一格一格地滑动；每到一处，把上下重合的数两两相乘，再全部加起来，就得到输出的一个数。深度学习框架里叫“卷积”的，其实就是它。',
    see: ['convolution', 'kernel', 'feature-map'],
  },
  convolution: {
    name: '卷积',
    text: '先把卷积核旋转 180°，再做互相关。这一转使运算满足交换律和结合律；如果卷积核是学出来的，转不转没有区别，学到的数只是掉了个头。',
    see: ['cross-correlation', 'kernel', 'stamping'],
  },
  kernel: {
    name: '卷积核',
    text: '在图像上滑动的那个小矩阵。里面每个数说明它盖住的那一格有多重要；在网络里，这些数就是要学习的权重。',
    see: ['cross-correlation', 'dilation', 'receptive-field'],
  },
  stride: {
    name: '步幅',
    text: '从一个输出到下一个输出，卷积核移动几格。步幅为 2 就是隔一个位置算一次，输出的行数和列数大约减半。',
    see: ['padding', 'dilation', 'transposed'],
  },
  padding: {
    name: '填充',
    text: '在图像四周补上的格子，好让卷积核能探出边缘。里面可以是零（zeros），可以是以边缘为镜面翻出来的图像（reflect），可以一直重复边缘那一格（replicate），也可以接上对面的边（circular）。valid 是不填充，same 让输出与图像一样大，full 则填到卷积核刚好还碰得到图像。',
    see: ['stride', 'kernel'],
  },
  dilation: {
    name: '膨胀率',
    text: '卷积核相邻两格在图像上相隔多远。膨胀率为 2 时中间空一格：权重一个不多，看到的范围却更大。也叫空洞卷积的“空洞率”。',
    see: ['kernel', 'receptive-field'],
  },
  channel: {
    name: '通道',
    text: '同样大小、属于一组的几幅图像中的一幅：照片的红、绿、蓝，或者一层交给下一层的各个特征图。',
    see: ['feature-map', 'groups', 'depthwise'],
  },
  'feature-map': {
    name: '特征图',
    text: '一个（或一组）卷积核扫过整幅图像得到的输出：它画出哪里找到了这种图样，有多明显。',
    see: ['channel', 'cross-correlation'],
  },
  groups: {
    name: '分组',
    text: '把输入通道和输出通道各分成若干组，每个输出只读同组的输入。不同组之间没有卷积核，权重和计算都省了。',
    see: ['channel', 'depthwise'],
  },
  depthwise: {
    name: '逐通道卷积（深度卷积）',
    text: '有几个输入通道就分几组，每个通道各自滤波。后面再接 1×1 的卷积核把通道混合起来，就叫深度可分离卷积，比完整的一层便宜得多。',
    see: ['groups', 'channel'],
  },
  transposed: {
    name: '转置卷积',
    text: '沿着卷积的尺寸反着走：输入的每一格把卷积核乘以自己的值，盖到更大的输出上。它不是逆运算，还原的是形状而不是数值。它正是卷积对输入的梯度。',
    see: ['stamping', 'stride', 'gradient'],
  },
  stamping: {
    name: '散播与收集',
    text: '算同一组和的两种走法。收集：每个输出格去取自己需要的输入。散播：每个输入格把自己的那一份像盖章一样加到它到得了的所有输出上。',
    see: ['convolution', 'transposed'],
  },
  bias: {
    name: '偏置',
    text: '每个输出通道一个数，加到它的每一格上。有了它，面对一幅空白图像，这一层也可以给出不为零的回答。',
    see: ['channel', 'kernel'],
  },
  'receptive-field': {
    name: '感受野',
    text: '能影响后面某一层某一格的那部分输入。每过一层它就变大，步幅和膨胀率会让它长得更快，还可能伸到输入的边缘之外。',
    see: ['kernel', 'stride', 'dilation'],
  },
  loss: {
    name: '损失',
    text: '用一个数说明预测错了多少：这里是残差平方的和或平均。学习就是让它变小。',
    see: ['residual', 'gradient'],
  },
  residual: {
    name: '残差',
    text: '预测减去目标，逐格相减。残差为零的地方，就没有什么可学的了。',
    see: ['loss', 'gradient'],
  },
  gradient: {
    name: '梯度',
    text: '对每个要学的数：它增大一点点，损失会增大多少。卷积核的梯度就是图像与残差的互相关；逆着梯度走，损失变小。',
    see: ['learning-rate', 'loss', 'cross-correlation'],
  },
  'learning-rate': {
    name: '学习率',
    text: '每次更新逆着梯度走多大一步。太小就学得慢；超过由图像决定的界限，一步比一步冲得更远，损失就会爆炸。',
    see: ['gradient', 'momentum'],
  },
  momentum: {
    name: '动量',
    text: '把上一步的一部分带进下一步。来回摆动的步子被抵消，方向一致的步子越走越快。',
    see: ['learning-rate', 'gradient'],
  },
};
