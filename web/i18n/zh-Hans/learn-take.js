// “带走”一栏，以及程序里注释的文字。
/** @type {{ [K in keyof typeof import('../en/learn-take.js').learnTake]: import('../translator.js').Text }} */
export const learnTake = {
  'learn.view.take': '带走',
  'learn.take': '把这次训练带走',
  'learn.take.link.words':
    '链接里什么都有：X、藏起来的卷积核、起点、随机种子、优化器、步数。谁打开它，看到的都和你一样。',
  'learn.take.link': '复制链接',
  'learn.take.table.words': '每一步之前的损失，图上每条曲线一列，可以放进电子表格，也可以自己画图。',
  'learn.take.table': '保存损失（CSV）',
  'learn.take.table.copy': '复制损失',
  'learn.take.weight.words': '目前学到的卷积核 W，每个数都一位不少。',
  'learn.take.code.words':
    '用 PyTorch 写的同一次训练：同样的数据、同样的起点、同样的步子。它打印的损失和本页一致，只差 32 位浮点数的舍入。',
  'learn.take.code': '保存程序',
  'learn.take.code.copy': '复制程序',
  'learn.take.code.name': '这次训练的 PyTorch 程序',
  'learn.take.copied': '已复制。',
  'learn.take.saved': '已保存到浏览器的下载位置。',
  'learn.take.blocked': '浏览器不让本页复制。请保存文件，或者自己选中文字再复制。',
  'learn.code.head': 'convscope 上显示的这次训练：每一步之前的损失。',
  'learn.code.noise': '带噪声的目标（标准差 {noise}，种子 {seed}）。',
  'learn.code.flip': 'PyTorch 做的是互相关；把卷积核转 180° 才是卷积。',
};
