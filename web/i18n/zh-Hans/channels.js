// 通道实验的文字。
/** @type {{ [K in keyof typeof import('../en/channels.js').channels]: import('../translator.js').Text }} */
export const channels = {
  'channels.lead':
    '一层卷积里，每一对输入[通道](channel)与输出通道之间都有一个[卷积核](kernel)。每个输出通道把自己的各个卷积核在所有输入通道里得到的数逐格相加，再加上[偏置](bias)。[分组](groups)时它只读其中几个通道，[逐通道](depthwise)时只读一个。指向输出的一格，看它的和由哪几部分组成；X 和 K 里的数都可以改。',
  'channels.presets': '从这里开始',
  'channels.preset.edges': '彩色边缘，3 → 2',
  'channels.preset.gray': '彩色变灰度，1×1',
  'channels.preset.blur': '逐通道模糊',
  'channels.preset.identity': '恒等',
  'channels.ins': '输入通道数',
  'channels.outs': '输出通道数',
  'channels.image': '图像边长',
  'channels.kernel': '卷积核边长',
  'channels.stride': '步幅',
  'channels.padding': '填充',
  'channels.dilation': '膨胀率',
  'channels.groups': '分组',
  'channels.groups.depthwise': '{groups}，逐通道',
  'channels.input': '输入通道',
  'channels.tap': '读 {symbol}',
  'channels.output': '输出通道',
  'channels.output.stale': '之前的输出',
  'channels.bias': '{symbol} 的偏置',
  'channels.show': '看哪个输出通道',
  'channels.apart': '{out} 不读 {into}：两者不在同一组',
  'channels.walk.of': '{symbol} 的第 {row} 行第 {column} 列',
  'channels.sum': '各通道之和',
  'channels.words':
    '{symbol} 的第 {row} 行第 {column} 列：它读 {count} 个通道，每个通道一个 {taps} 格的卷积核，分别得到 {parts}；加上偏置 {bias}，是 {sum}。',
  'channels.reach': '{symbol} 的第 {row} 行第 {column} 列进入：{list}，权重标在那里。其余的输出看不到它。',
  'channels.reach.one': '{symbol} 的 {count} 格',
  'channels.reach.none': '{symbol} 的第 {row} 行第 {column} 列不进入任何输出：没有卷积核盖住它。',
  'channels.tap.words':
    '{symbol} 的第 {row} 行第 {column} 列是 {value}：它依次遇到 {into} 里标出的格子，{out} 的每一格各对应一次；别的通道它都不碰。',
  'channels.problem.groups':
    '链接要分 {groups} 组，可是 {ins} 个输入通道和 {outs} 个输出通道分不成这么多组；这里按一组计算。',
  'channels.cost': '代价是多少',
  'channels.cost.kind': '层',
  'channels.cost.this': '这一层',
  'channels.cost.standard': '同样的层，不分组',
  'channels.cost.separable': '先逐通道，再 1×1（深度可分离）',
  'channels.cost.parameters': '参数：权重 + 偏置',
  'channels.cost.products': '对这幅图像的乘加次数',
  'channels.cost.words':
    '权重数 = 输出通道数 × 组内输入通道数 × 卷积核大小；输出有 {rows}×{columns} 格，每个权重在每一格都要乘一次。最后一行进出的通道数不变，只是先让每个通道各自滤波，再用 1×1 的卷积核把它们混合起来。',
};
