// 带滑动窗口的实验共用的文字：长算式、数值、撤销、固定、画笔、种子。
/** @type {{ [K in keyof typeof import('../en/window-tools.js').windowTools]: import('../translator.js').Text }} */
export const windowTools = {
  'products.show': '全部 {count} 个乘积，按 K 的行排列',
  'products.name': '按 K 的行排列的乘积',
  'products.sum': '和',
  'formula.more': '还有 {count} 个乘积',
  'grid.value': '第 {row} 行第 {column} 列：{value}',
  'grid.look': '这里只用颜色表示；指向一格可读出数值。',
  'undo.name': '撤销与重做',
  'undo.undo': '撤销',
  'undo.redo': '重做',
  'undo.undo.what': '撤销：{what}',
  'undo.redo.what': '重做：{what}',
  'undo.what.x': 'X 里的数',
  'undo.what.k': 'K 里的数',
  'undo.what.start': '换了起点',
  'undo.what.settings': '设置',
  'pin.pinned': '已固定第 {row} 行第 {column} 列',
  'pin.loose': '松开（Esc）',
  'walk.speed': '每秒几格',
};
