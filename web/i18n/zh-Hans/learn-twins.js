// “翻转双胞胎”的文字：互相关和卷积并排学。
/** @type {{ [K in keyof typeof import('../en/learn-twins.js').learnTwins]: import('../translator.js').Text }} */
export const learnTwins = {
  'learn.view.twins': '翻转双胞胎',
  'learn.twins': '卷积核转不转，有关系吗？',
  'learn.twins.lead':
    '两个学习者看到同样的 X 和同样的 Y。一个让卷积核原样滑过去（互相关，Conv2d 就是这样）；另一个先把它转 180°（数学里的卷积）。两者的起点互为半圈翻转，每一步同时迈。',
  'learn.twins.plain': '用互相关学到的',
  'learn.twins.flipped': '用卷积学到的',
  'learn.twins.turned': '用卷积学到的，已转 180°',
  'learn.twins.turn': '把 {name}∗ 转 180°',
  'learn.twins.apart': '到现在，两者的损失最多相差 {loss}；把其中一个核转过来再比，最多相差 {kernel}。',
  'learn.twins.why':
    '学出来的核不在乎被怎样读：库怎么转，训练就怎么转回来。所以框架把互相关叫作“卷积”也没人在意。可一旦把核从一个库搬到另一个库，或者自己手写核，转没转就要紧了。',
};
