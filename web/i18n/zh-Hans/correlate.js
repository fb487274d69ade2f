// 互相关实验与卷积实验的文字。
/** @type {{ [K in keyof typeof import('../en/correlate.js').correlate]: import('../translator.js').Text }} */
export const correlate = {
  'window.image': '图像',
  'window.stale': '之前的输出',
  'window.presets': '从这里开始',
  'window.place': '第 {row} 行第 {column} 列',
  'window.row': '第 {list} 行',
  'window.rows': '第 {list} 行',
  'window.column': '第 {list} 列',
  'window.columns': '第 {list} 列',
  'window.spread': '{kernel}，铺开占 {span}',
  'window.padded': '{image}，连填充共 {padded}',
  'window.padding': '其中 {count} 个是与填充的零相乘。',
  'preset.numbers': '数字，3×3',
  'preset.edges': '边缘，6×8',

  'correlate.lead':
    '把卷积核 K 盖在图像 X 上，上下重合的数两两相乘，再全部加起来，就是输出 Y 的一格；滑动一格，再算下一格。点 X 或 K 里的任意一个数就能改它；指向 Y 的一格，看它是怎么来的。',
  'correlate.words': 'Y 的第 {row} 行第 {column} 列：K 盖住 X 的{rows}、{columns}，{count} 个乘积之和为 {sum}。',
  'correlate.words.outside': 'Y 的第 {row} 行第 {column} 列：K 下面全是填充的零，所以和为 {sum}。',
  'correlate.stride': '步幅',
  'correlate.padding': '填充',
  'correlate.dilation': '膨胀率',
  'correlate.sizes':
    'K 竖着有 {x} − {k} + 1 = {y} 个位置可放，横着有 {xColumns} − {kColumns} + 1 = {yColumns} 个，所以 Y 是 {y}×{yColumns}。',

  'correlate.sizes.steps':
    'Y 有 ⌊({x} + 2·{padding} − {dilation}·({k} − 1) − 1) / {stride}⌋ + 1 = {y} 行，⌊({xColumns} + 2·{padding} − {dilation}·({kColumns} − 1) − 1) / {stride}⌋ + 1 = {yColumns} 列。',

  'convolve.lead':
    '卷积先把卷积核旋转 180°，然后和互相关一样滑动、相乘、相加。指向任意一个结果里的一格，看是哪些数相遇。',
  'convolve.turned': '旋转 180° 之后',
  'convolve.turn': '旋转',
  'convolve.turn.name': '再看一遍卷积核怎样旋转 180°',
  'convolve.correlation': '互相关',
  'convolve.convolution': '卷积',
  'convolve.mode': '卷积核放在哪里',
  'convolve.mode.valid': 'valid',
  'convolve.mode.same': 'same',
  'convolve.mode.full': 'full',
  'convolve.mode.valid.words': 'K 始终在图像之内。',
  'convolve.mode.same.words': '位置数与 X 的格数相同，边缘之外补零。',
  'convolve.mode.full.words': '凡是 K 碰得到图像的位置都算，边缘之外补零。',
  'convolve.words': '第 {row} 行第 {column} 列：卷积核原样盖上，{count} 个乘积之和为 {sum}。',
  'convolve.words.turned': '第 {row} 行第 {column} 列：卷积核旋转 180° 后盖上，{count} 个乘积之和为 {sum}。',
  'convolve.agree': '两个结果每一格都相同。',
  'convolve.agree.symmetric': '两个结果每一格都相同：这个卷积核旋转 180° 后还是它自己。',
  'convolve.differ': '两个结果的 {count} 格里有 {different} 格不同；相同的格子标有小等号 =。',
  'convolve.differ.all': '两个结果没有一格相同。',
};
