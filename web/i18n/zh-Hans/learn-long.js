// 学习实验里步数极多的训练用到的文字。
/** @type {{ [K in keyof typeof import('../en/learn-long.js').learnLong]: import('../translator.js').Text }} */
export const learnLong = {
  'learn.endless': '跑到不再变化',
  'learn.words.onward': '第 {step} 步：损失 {loss}。',
  'learn.words.settled': '走了 {count} 步，参数不再变化：损失 {loss}。再走的每一步都太小，被舍入吞掉了。',
  'learn.way': '正在前往第 {to} 步，已到第 {step} 步。',
  'learn.way.name': '前往指定的步',
  'learn.way.stop': '就停在这里',
  'learn.twins.cut': '两个孪生只跟踪到第 {count} 步。',
  'learn.take.table.thinned': '这次训练太长，文件里每 {width} 步只留第一个、最小和最大的损失，各带自己的步数。',
  'chart.thinned': '共有 {count} 个损失。每 {width} 步只留第一个、最小和最大的，步数都是真实的。',
};
