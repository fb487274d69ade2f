// 笔记本导览的文字：按顺序一格一格讲。
/** @type {{ [K in keyof typeof import('../en/learn-tour.js').learnTour]: import('../translator.js').Text }} */
export const learnTour = {
  'learn.tour': '笔记本导览',
  'learn.tour.begin': '导览：把笔记本一格一格走一遍',
  'learn.tour.stop': '第 {number} 格，共 {count} 格',
  'learn.tour.code': '这一格的程序',
  'learn.tour.back': '上一格',
  'learn.tour.next': '下一格',
  'learn.tour.again': '重新摆好这一格',
  'learn.tour.end': '结束导览',
  'learn.tour.window': '一个窗口在图像上滑动',
  'learn.tour.window.text':
    '第一格把 K 放在 X 的左上角，重叠的数两两相乘再加起来，然后往旁边挪。第一个和是 0·0 + 1·1 + 3·2 + 4·3 = 19，整个 Y 是 19、25、37、43。指一指 Ŷ 的格子，X 上的窗口就是它看到的地方。',
  'learn.tour.layer': '一层就是一个卷积核加一个偏置',
  'learn.tour.layer.text':
    '这一层里有会变的数：卷积核 W 从随机数开始，偏置 b 从 0 开始。它的预测 Ŷ 是 X 与 W 的互相关，再处处加上 b。它不知道 K，所以 Ŷ 还不是 Y。',
  'learn.tour.image': '一张有两条边缘的图',
  'learn.tour.image.text': '六行八列，1 是白，0 是黑：先白，再黑，又白。每一行都一样，所以只有横着看才有变化。',
  'learn.tour.edges': '找边缘的卷积核',
  'learn.tour.edges.text': 'K = [1, −1] 用脚下的像素减去右边的像素。两个一样，Y 就是 0；由白到黑是 1，由黑到白是 −1。',
  'learn.tour.transposed': '它只找得到竖直的边缘',
  'learn.tour.transposed.text':
    '把图的行和列对调，再用同一个卷积核：同一行的邻居总是相等，Y 全是 0。只有一行高的核看不见横躺的边缘。从这张图里也就学不到别的，只能学到 W 的几个数加起来是 0。',
  'learn.tour.loop': '把卷积核学出来',
  'learn.tour.loop.text':
    '忘掉 K，只留下 X 和 Y。循环二十次，每次算出损失（所有残差的平方和），再让 W 和 b 往下坡迈一小步。点“开始”：曲线会经过笔记本打印的数，第 5、10、15、20 步是 2.894、0.446、0.084、0.019。',
  'learn.tour.weight': '学到了什么',
  'learn.tour.weight.text':
    '二十步之后，W 是 [0.9602, −0.9757]，b 是 0.0087：几乎就是 [1, −1] 和 0，可谁也没告诉过它。再多走几步，想多近就能多近。',
  'learn.tour.diverges': '每一课下面都有人问：0.03 为什么会爆炸？',
  'learn.tour.diverges.text':
    '同样的循环，学习率换成 0.03 就学不成了：从 W = [0.5, 0.5]、b = 0 出发，损失是 27、94.608、666.405……图的下方说明了原因。损失在最陡的方向上曲率是 124.3；学习率 0.03 的一步，把离最低点的距离乘上 1 − 0.03 · 124.3 = −2.729。',
  'learn.tour.without': '去掉偏置，0.03 就行了',
  'learn.tour.without.text':
    '偏置让碗变陡。没有它，最大的曲率是 60，上限是 2/60 = 0.0333，0.03 是它的 90%。从全 0 的权重出发，损失是 12、4.915、2.013、0.825……图下的表把四种情形放在一起比较。',
};
