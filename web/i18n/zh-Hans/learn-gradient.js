// “梯度”一栏的文字。
/** @type {{ [K in keyof typeof import('../en/learn-gradient.js').learnGradient]: import('../translator.js').Text }} */
export const learnGradient = {
  'learn.view.gradient': '梯度',
  'learn.gradient': '梯度是怎么来的',
  'learn.gradient.lead':
    'W 的每个数都遇到过 X 的许多像素，每次相遇都留下一个残差。把“残差乘像素”全加起来，就是它的梯度：∂L/∂W 是 X 与残差 R 的互相关；∂L/∂b 的“像素”总是 1，所以它就是 R 的和；和前面的倍数来自平方。在 ∂L/∂W 里选一个数看看。',
  'learn.gradient.w': '梯度',
  'learn.gradient.b': '梯度',
  'learn.gradient.sum': '{name} 的梯度是这样加出来的',
  'learn.gradient.down': '{name} 每增大 1，损失约增大 {value}：它该变小。',
  'learn.gradient.up': '{name} 每增大 1，损失约减小 {value}：它该变大。',
  'learn.gradient.rest': '在这里，损失不随 {name} 变：它原地不动。',
  'learn.gradient.step': '下一步：{name} = {now} − {lr} · {gradient} = {next}。',
  'learn.check': '用有限差分检验',
  'learn.check.how': '检验不用任何公式：把每个数往两边各挪一点点，看损失怎么变。',
  'learn.check.table': '梯度与差商对照',
  'learn.check.gradient': '梯度',
  'learn.check.quotient': '差商',
  'learn.check.same': '两者一致：最大的差别只有最大梯度的 {apart}。',
  'learn.check.different': '两者不一致：最大的差别是最大梯度的 {apart}。',
  'learn.gradient.zeros': '像素为 0 的 {count} 项没有写出。',
  'learn.gradient.more': '还有 {count} 项没有写出。',
};
