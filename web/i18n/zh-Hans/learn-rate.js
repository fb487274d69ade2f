// 学习率的文字：优化器、上限、损失的各个方向，以及学不到的东西。
/** @type {{ [K in keyof typeof import('../en/learn-rate.js').learnRate]: import('../translator.js').Text }} */
export const learnRate = {
  'learn.optimizer': '优化器',
  'learn.optimizer.sgd': 'SGD',
  'learn.optimizer.momentum': '动量',
  'learn.optimizer.nesterov': 'Nesterov',
  'learn.optimizer.adam': 'Adam',
  'learn.momentum': '动量 μ',
  'learn.limit.mark': '上限 {limit}',
  'learn.percent': '{percent}%',

  'learn.rate.title': '这个学习率为什么行，为什么不行',
  'learn.rate.modes':
    '损失像一只碗。沿下面这些互相垂直的方向切开，切口都是抛物线，λ 是它的曲率；每走一步，离最低点的距离就乘上一个固定的倍数。倍数在 −1 和 1 之间，距离才会缩小。',
  'learn.rate.outs': '这里画的是 {name} 的那一份；各个输出通道看的是同一个 X，所以方向和 λ 都一样。',
  'learn.rate.list': '损失的各个方向，最陡的在前',
  'learn.rate.all': '显示全部 {count} 个方向',
  'learn.rate.fewer': '少显示几个方向',

  'learn.verdict.within':
    '学习率 {lr} 是上限 {limit} 的 {percent}%。X 能教会的每个方向都在靠近最低点，最慢的那个每步还剩下 {factor} 的距离。',
  'learn.verdict.beyond':
    '学习率 {lr} 是上限 {limit} 的 {percent}%。沿方向 {number}，每一步都把距离乘上 {factor}：只要在这个方向上有一丁点偏差，训练就会发散。',
  'learn.verdict.zero': '学习率是 0，什么都不会动。',
  'learn.verdict.nothing': 'X 全空：预测和卷积核毫无关系，什么也学不到。',
  'learn.verdict.adam':
    'Adam 会用每个参数自己近来梯度的大小去除它的步子：不管损失多陡，一步最多走 {lr} 左右。所以它没有这样的上限，也没有固定的倍数；学习率太大时它不会爆炸，只会来回游荡。',

  'learn.mode.name': '方向 {number}',
  'learn.mode.glides': '每一步都更近：{count} 步后只剩十分之一。',
  'learn.mode.crosses': '每一步都越过最低点，但一次比一次近：{count} 步后只剩十分之一。',
  'learn.mode.swings': '绕着最低点来回摆，越摆越近：大约 {count} 步后只剩十分之一。',
  'learn.mode.arrives': '一步就到最低点。',
  'learn.mode.grows': '每一步都越过最低点，落到更远的地方。',
  'learn.mode.stays': '一动不动：X 和学习率都没有在这个方向上拉它。',
  'learn.mode.adapts': '步子由 Adam 自己定。',
  'learn.mode.share': '{said}损失还能降的部分，有 {percent}% 在这里。',
  'learn.mode.little': '{said}损失还能降的部分，在这里的不到 {percent}%。',

  'learn.unlearnable':
    '光靠这个 X 学不全：有 {count} 个方向（最后一个是 {direction}）怎么变都不影响预测。训练再久，卷积核在这个方向上仍是起点的样子。改一改 X 里的数，只要各个窗口足够不同，它就学得到了。',

  'learn.best': '这个任务最快的设置：',
  'learn.best.rate': 'SGD，学习率 {lr}（每步剩 {factor}）',
  'learn.best.momentum': '学习率 {lr}，动量 {momentum}（每步剩 {factor}）',

  'learn.cases': '加不加偏置、求和还是取平均，上限各是多少',
  'learn.cases.case': '任务',
  'learn.cases.modes': '曲率 λ',
  'learn.cases.limit': '上限',
  'learn.cases.yours': '现在是它的',
  'learn.cases.with': '{loss}，有偏置',
  'learn.cases.without': '{loss}，无偏置',

  'learn.runaway':
    '越走越远的是方向（{direction}）：它的曲率是 {eigenvalue}，学习率为 {lr} 时，每一步都把距离乘上 {factor}。这个任务的上限是 {limit}。',
  'learn.try.stable': '改用最接近的稳定学习率：{lr}',

  'learn.kept': '留下来比较的训练',
  'learn.kept.add': '留下 {name}，拿来比较',
  'learn.kept.momentum': '{name} {momentum}，学习率 {lr}',
  'learn.kept.plain': '{name}，学习率 {lr}',
  'learn.kept.loss': '第 {step} 步之前损失 {loss}',
  'learn.kept.use': '改用',
  'learn.kept.use.name': '改用 {name}',
  'learn.kept.remove': '删掉 {name}',
  'learn.kept.diverged': '{count} 步后发散',
};
