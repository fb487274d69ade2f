// “细看”各项与损失曲面的文字。
/** @type {{ [K in keyof typeof import('../en/learn-surface.js').learnSurface]: import('../translator.js').Text }} */
export const learnSurface = {
  'learn.view': '细看',
  'learn.working': '正在计算新任务……',
  'learn.view.rate': '学习率',
  'learn.view.surface': '损失曲面',
  'learn.surface': '把损失看成一片地形',
  'learn.surface.one': '这里只学一个数：它的损失是一条抛物线，没有第二个方向可画。',
  'learn.surface.choice': '画哪两个方向',
  'learn.surface.modes': '最陡和最平的方向',
  'learn.surface.pair': '任选两个参数',
  'learn.surface.across': '横向的参数',
  'learn.surface.up': '纵向的参数',
  'learn.surface.words':
    '平面上每一点是参数的一种取法，每条线连起损失相同的点。普通的梯度下降每一步都沿最陡的方向往下走，也就是垂直穿过脚下的等高线。山谷又长又窄时，这样走并不指向最低点：路线要么来回折，要么慢慢蹭。',
  'learn.surface.start': '训练的起点',
  'learn.surface.now': '现在的位置：损失 {loss}',
  'learn.surface.optimum': '最小二乘的最优解：{values}，损失 {loss}',
  'learn.surface.axes': '这只碗的两根轴：最陡方向和最平方向的特征向量',
  'learn.surface.contours': '共 {count} 条等高线：每往里一条，高出最小值的那部分损失就降到四分之一。线越粗，地势越高。',
  'learn.surface.plane': '学的数不止两个：图上是过最优解的一个切面，路线和轴都是在切面上的投影。',
  'learn.surface.here': '此处的损失：{loss}（{values}）',
  'learn.surface.field': '选训练的起点',
  'learn.surface.traced': '路线只逐步画到第 {count} 步；再往后，用一条直线连到现在的位置。',
  'learn.surface.touch':
    '从最优解往四周各画到 {reach}。点一下图上任何一处，训练就从那里开始；用键盘时，方向键移动标记（按住 Shift 走得更快），回车键确定。',
  'learn.surface.description': '损失曲面：等高线、{count} 步走过的路线，最优解在正中；现在的损失是 {loss}。',
};
