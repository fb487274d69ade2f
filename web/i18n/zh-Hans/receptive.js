// 感受野实验与层次图的文字。
/** @type {{ [K in keyof typeof import('../en/receptive.js').receptive]: import('../translator.js').Text }} */
export const receptive = {
  'receptive.lead':
    '网络深处的一个数，到底看得到输入的多少？这就是它的[感受野](receptive-field)。指向任意一个元素：射线画出它在前面每一层看到的范围，也标出后面有谁看到它。',
  'receptive.presets': '从这里开始',
  'receptive.preset.notebook': '教材里的网络：两层 2×2',
  'receptive.preset.three': '三层 3×3',
  'receptive.preset.stride': '两层步幅 2',
  'receptive.preset.padding': '填充 1',
  'receptive.preset.dilation': '膨胀率 1、2',

  'receptive.made': '{kernel}×{kernel} 卷积',
  'receptive.made.stride': '步幅 {stride}',
  'receptive.made.padding': '填充 {padding}',
  'receptive.made.dilation': '膨胀率 {dilation}',
  'receptive.paths': '一格与选中的元素相连的路径越多，颜色越浓；格子里的数就是路径的条数。',

  'receptive.unit': '{name}（第 {row} 行第 {column} 列）',
  'receptive.words.sees': '{unit} 看到{parts}。',
  'receptive.words.seen': '看到它的有{parts}。',
  'receptive.words.input': 'X 就是输入：{unit} 只看到它自己。',
  'receptive.words.part': ' {name} 的 {count} 个元素',
  'receptive.words.outside': '它的感受野是 {rows}×{columns}，这 {all} 个位置里有 {count} 个落在 X 之外，那里只有填充。',
  'receptive.words.holes': '它在 X 中的感受野有空洞：X 以内的 {all} 个位置只读了 {count} 个，其余的都跨过去了。',

  'receptive.choose': '看哪一个',
  'receptive.choose.map': '特征图',
  'receptive.choose.row': '行',
  'receptive.choose.column': '列',

  'receptive.net': '网络',
  'receptive.input': '输入 X',
  'receptive.inputSize': '边长',
  'receptive.layer': '{from} → {to}',
  'receptive.kernel': '卷积核',
  'receptive.stride': '步幅',
  'receptive.padding': '填充',
  'receptive.dilation': '膨胀率',
  'receptive.add': '加一层',
  'receptive.remove': '去掉 {from} → {to} 这一层',
  'receptive.misfit':
    '卷积核跨 {span}×{span}，填充后的 {name} 却只有 {rows}×{columns}，放不下。把卷积核或膨胀率改小，或者把输入或填充加大。',

  'receptive.table': '在 X 中的感受野',
  'receptive.table.map': '特征图',
  'receptive.table.output': '大小',
  'receptive.table.size': '感受野',
  'receptive.table.stride': '步幅',
  'receptive.table.padding': '填充',
  'receptive.table.center': '中心',
  'receptive.table.note':
    '感受野：一个元素看到 X 的多少个像素。步幅：相邻两个元素所看之处相隔多远。填充：第一个感受野从 X 之前多远处开始。中心：第一个感受野的正中，X 第一个像素的正中记为 0。定义同 Araujo、Norris 与 Sim，Distill 2019。',

  'receptive.boxes': '{unit} 看到什么',
  'receptive.boxes.box': '感受野',
  'receptive.boxes.clipped': '图内的部分',
  'receptive.boxes.count': '读到',
  'receptive.boxes.rows': '行',
  'receptive.boxes.columns': '列',
  'receptive.boxes.range': '{first} 到 {last}',
  'receptive.boxes.none': '没有',

  'diagram.name': '网络的各张特征图',
  'diagram.cell': '第 {row} 行第 {column} 列',
  'diagram.cell.seen': '第 {row} 行第 {column} 列：经由 {count} 条路径被看到',
  'diagram.cell.sees': '第 {row} 行第 {column} 列：经由 {count} 条路径看到选中的元素',
};
