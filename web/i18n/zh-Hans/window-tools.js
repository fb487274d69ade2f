// 带滑动窗口的实验共用的文字：长算式、数值、撤销、固定、画笔、种子。
/** @type {{ [K in keyof typeof import('../en/window-tools.js').windowTools]: import('../translator.js').Text }} */
export const windowTools = {
  'products.show': '全部 {count} 个乘积，按 K 的行排列',
  'products.name': '按 K 的行排列的乘积',
  'products.sum': '和',
  'formula.more': '还有 {count} 个乘积',
  'grid.value': '第 {row} 行第 {column} 列：{value}',
  'grid.look': '这里只用颜色表示；指向一格可读出数值。',
};
