// 页面框架、组件与出错信息的文字。
/** @type {{ [K in keyof typeof import('../en/common.js').common]: import('../translator.js').Text }} */
export const common = {
  'lab.correlate.name': '互相关',
  'lab.convolve.name': '卷积',
  'lab.images.name': '图片',
  'lab.channels.name': '通道',
  'lab.transpose.name': '转置卷积',
  'lab.learn.name': '学习卷积核',
  'lab.receptive.name': '感受野',

  'shell.labs': '实验',
  'shell.language': '语言',
  'shell.theme': '外观',
  'shell.theme.auto': '跟随系统',
  'shell.theme.light': '浅色',
  'shell.theme.dark': '深色',
  'shell.skip': '跳到实验',
  'shell.dismiss': '关闭这条提示',

  'note.value': '链接里的 {setting} =“{given}”在这里用不了，已换成默认值。',
  'note.unknown': '链接里的“{setting}”不是这个实验的设置，已忽略。',
  'note.version': '这个链接来自另一个版本（“{given}”），实验从头开始。',
  'note.too-long': '链接太长（{given} 个字符），不像是本页生成的，实验从头开始。',

  'role.kernel': '卷积核',
  'role.output': '输出',

  'grid.label': '{symbol}，{caption}',
  'grid.name': '{name}，{rows} × {columns}',
  'grid.edit': '{name}，第 {row} 行第 {column} 列',
  'grid.row.add': '给“{name}”加一行',
  'grid.row.remove': '给“{name}”减一行',
  'grid.column.add': '给“{name}”加一列',
  'grid.column.remove': '给“{name}”减一列',

  'legend.name': '色标：从负到正，零为空白；颜色最浓处为 {ends}',
  'legend.negative': '负',
  'legend.positive': '正',

  'formula.name': '代入数字的算式',

  'walk.name': '沿输出逐格滑动',
  'walk.back': '退一格',
  'walk.on': '进一格',
  'walk.run': '播放',
  'walk.pause': '暂停',
  'walk.slider': '卷积核的位置',

  'field.less': '减小{name}',
  'field.more': '增大{name}',
  'field.not-a-number': '“{given}”不是数。',
  'field.not-whole': '{given} 不是整数。',
  'field.out-of-range': '{given} 不行：须在 {min} 到 {max} 之间。',

  'error.not-a-number': '“{given}”不是数。这一格仍是 {kept}。',
  'error.number-too-large': '{given} 太大了，最多 {limit}。这一格仍是 {kept}。',
  'error.too-many-cells': '“{name}”最多 {rows} × {columns} 格。',
  'error.kernel-too-large':
    '卷积核（{kernel}）比图像（{image}）还大，放不进去，所以没有输出。把图像加大，或把卷积核缩小。',
  'error.memory': '这超出了计算引擎的内存。',
  'error.load': '计算引擎没能加载。请刷新页面；需要 2023 年以后的浏览器。',
  'error.other': '无法计算：{message}',

  'paste.too-long': '粘贴的内容太长：{given} 个字符，最多 {most} 个。“{name}”没有改动。',
  'paste.empty': '粘贴的内容里没有数。“{name}”没有改动。',
  'paste.not-a-number': '粘贴内容的第 {row} 行里，“{given}”不是数。“{name}”没有改动。',
  'paste.ragged': '粘贴内容的第 {row} 行有 {given} 个数，第一行有 {needed} 个。“{name}”没有改动。',
  'paste.too-many-cells': '粘贴的内容有 {given} 格，最多 {rows}×{columns} 格。“{name}”没有改动。',
  'paste.number-too-large': '{given} 太大了，最多 {limit}。“{name}”没有改动。',
  'paste.more-axes': '粘贴的内容不止两个轴；请只粘贴其中一个的行和列。“{name}”没有改动。',
};
