// 学习实验与损失曲线的文字。
/** @type {{ [K in keyof typeof import('../en/learn.js').learn]: import('../translator.js').Text }} */
export const learn = {
  'learn.lead':
    '哪个[卷积核](kernel)能把 X 变成 Y？K 是藏起来的，学习者看不到。它从猜错的 W 和 b 出发，把预测 Ŷ 和 Y 一比，就沿着[损失](loss)下降的方向迈一小步，再比，再迈。通道不止一个时，X 和 Y 各有好几张图，每一对图之间都有一个自己的核。',

  'learn.start': '开始',
  'learn.start.continue': '继续',
  'learn.start.again': '再跑一次',
  'learn.pause': '暂停',
  'learn.step': '走一步',
  'learn.back': '退一步',
  'learn.hop': '走 {count} 步',
  'learn.hop.size': '一次走几步',
  'learn.reset': '重置',
  'learn.controls': '训练过程',
  'learn.position': '第 {step} 步',
  'learn.until': '跑到第几步',
  'learn.speed': '速度',
  'learn.speed.value': '每秒 {count} 步',
  'learn.speed.max': '能多快就多快',
  'learn.rate': '学习率',
  'learn.bias': '偏置 b',
  'learn.loss': '损失',
  'learn.loss.sum': 'Σ R²',
  'learn.loss.outs': '{outs} 个输出通道合计',
  'learn.loss.mean': '平均 R²',

  'learn.x': '输入',
  'learn.w': '卷积核',
  'learn.b': '偏置',
  'learn.k': '藏起来的卷积核',
  'learn.prediction': '预测',
  'learn.target': '目标',
  'learn.residual': '残差',

  'learn.tracks': '正在学习的几个数',
  'learn.tracks.name': '参数',
  'learn.tracks.start': '起点',
  'learn.tracks.now': '现在',
  'learn.tracks.truth': '答案',

  'learn.words.ready': '还没开始学，损失是 {loss}。点“开始”，看残差 R 一点点褪去。',
  'learn.words.running': '第 {step} 步，共 {until} 步：损失 {loss}。',
  'learn.words.paused': '走了 {count} 步，停在这里：损失 {loss}。',
  'learn.words.finished': '{count} 步之后，损失从 {first} 变为 {loss}。学到：{learned}。',
  'learn.words.growing':
    '损失在变大：起初是 {first}，第 {step} 步之后已是 {loss}。学习率太大，每一步都越过最低点，落到对面更远的地方。',
  'learn.words.diverged':
    '发散了：走完 {count} 步就停下，因为再走一步就超出计算机能表示的数。现在看到的是最后一个有限的状态，损失 {loss}。学习率 {lr} 太大，每一步都越过最低点，落到更远的地方。',
  'learn.try': '换个小一点的学习率：{lr}',
  'learn.cell.of': '{name}：{words}',
  'learn.cell': '第 {row} 行第 {column} 列：预测 {output}，应为 {target}。残差 {residual}，给平方和添上 {square}。',

  'error.worker': '负责训练的后台进程一再中断。点“开始”再试一次。',

  'chart.title': '每一步之前的损失',
  'chart.scale': '损失的刻度',
  'chart.scale.linear': '线性',
  'chart.scale.log': '对数',
  'chart.steps': '步',
  'chart.slider': '损失曲线：训练到第几步',
  'chart.slider.value': '走了 {count} 步；第 {next} 步之前的损失：{loss}',
  'chart.point': '第 {step} 步：{loss}',
  'chart.earlier': '改动之前',
  'chart.table': '把损失列成表',
  'chart.table.step': '步',
  'chart.table.loss': '这一步之前的损失',
};
