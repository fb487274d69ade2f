// 转置卷积实验的文字。
/** @type {{ [K in keyof typeof import('../en/transpose.js').transpose]: import('../translator.js').Text }} */
export const transpose = {
  'transpose.lead':
    '[转置卷积](transposed)反过来走：X 的每一格把卷积核乘以自己的值，盖到一个更大的 Y 上，相邻两枚章隔一个[步幅](stride)。网络常用它把图像放大。改一改 X、K 和各项设置，用三种眼光看同一个 Y。',
  'transpose.stride': '步幅',
  'transpose.padding': '填充',
  'transpose.outputPadding': '输出填充',
  'transpose.dilation': '膨胀率',
  'transpose.view': '怎样看 Y',
  'transpose.view.scatter': '一枚一枚盖',
  'transpose.view.gather': '滑动窗口',
  'transpose.view.counts': '每格写了几次',
  'transpose.x': '图像',
  'transpose.y': '输出，盖到现在',
  'transpose.stuffed': '格与格之间插零的图像',
  'transpose.turned': '旋转 180° 之后',
  'transpose.written': '写入的次数',
  'transpose.size':
    'Y 有 ({x} − 1)·{stride} − 2·{padding} + {dilation}·({k} − 1) + {output} + 1 = {y} 行，({xColumns} − 1)·{stride} − 2·{padding} + {dilation}·({kColumns} − 1) + {output} + 1 = {yColumns} 列：X 里每走一步占一个步幅，减去填充，再加上卷积核的跨度和输出填充。',
  'transpose.gather.lead':
    '在 X 的格与格之间插零（步幅减一个），四周也补零，把卷积核旋转 180°，再以步幅 1 滑动。画斜线的格子就是插进去的零，X 外面那一圈也是零。',
  'transpose.gather.words':
    'Y 的第 {row} 行第 {column} 列：{taps} 个乘积里有 {count} 个是与 X 的格子相乘，其余都是与零相乘，和为 {sum}。',
  'transpose.counts.same': 'Y 的每一格写入次数相同，都是 {most} 次。',
  'transpose.counts.even': 'Y 的各格写了 {least} 到 {most} 次；离开边缘之后每格次数相同，因为卷积核恰好按步幅分匀。',
  'transpose.counts.uneven':
    'Y 的各格写了 {least} 到 {most} 次，就算离边缘很远，相邻格子的次数也不一样：卷积核的各格按步幅 {stride} 分不匀。X 和 K 各处都相等时，这就是生成图像里常见的棋盘格。让卷积核边长是步幅的整数倍，就能避免。',
  'transpose.gradient':
    '它从哪里来：用这个 K 和这些设置做互相关，会把 {rows}×{columns} 的图像变成 {xRows}×{xColumns}。把 X 当作那个输出的梯度，引擎反向传播得到的输入梯度正好就是这个 Y（最大相差 {difference}）。',
  'transpose.gradient.none': '输出填充不小于步幅时，没有哪个互相关的输入梯度是它。',
  'transpose.problem.size': '填充（{padding}）把一切都裁掉了：只剩 {rows}×{columns} 格。请把填充减小。',
  'transpose.problem.output': '链接里的输出填充是 {given}；它必须小于步幅或膨胀率，这里用 {used}。',
};
