// “找错门诊”的文字：常见的错、它们的迹象和原因。
/** @type {{ [K in keyof typeof import('../en/learn-clinic.js').learnClinic]: import('../translator.js').Text }} */
export const learnClinic = {
  'learn.view.clinic': '找错门诊',
  'learn.clinic': '找错门诊，第 {number} 例',
  'learn.clinic.lead':
    '两个学习者从同一个起点出发，都用普通的梯度下降。第一个完全正确；第二个的程序里有一处写错了。用上面的按钮一步一步走，比一比每一步改了什么（ΔW、Δb），把错找出来。',
  'learn.clinic.exact': '正确的学习者',
  'learn.clinic.suspect': '出错的学习者',
  'learn.clinic.start': '还没有迈步。',
  'learn.clinic.over': '（已发散，这是它最后的有限状态）',
  'learn.clinic.losses': '两者打印的损失',
  'learn.clinic.question': '错在哪里？',
  'learn.clinic.right': '对了。',
  'learn.clinic.wrong': '不是这个。',
  'learn.clinic.next': '下一例',
  'learn.clinic.accumulate': '梯度从不清零',
  'learn.clinic.scale': '平方和与平均弄混了',
  'learn.clinic.turned': '梯度转了 180°',
  'learn.clinic.bias': '偏置没有梯度',
  'learn.clinic.rate': '学习率太大',
  'learn.clinic.accumulate.why':
    '没有 zero_grad()，每次的梯度都叠加在以前所有的梯度上。第一步是对的，从第二步起步子就太长，到了最低点还收不住：损失来回摆，停不下来。',
  'learn.clinic.scale.why':
    '取平均时，梯度要除以残差的个数。适合“求和”的学习率，对“平均”就小了这么多倍；适合“平均”的，对“求和”又大了这么多倍。打印的损失从第一步起就差这么多倍。',
  'learn.clinic.turned.why':
    '∂L/∂W 是 X 与残差的互相关。要是写成卷积，ΔW 里的数就前后颠倒：每个数都被对面那个数的梯度推着走。',
  'learn.clinic.bias.why': '每一步的 Δb 都是 0。权重只好尽量弥补错误的偏置，损失降不到最小值。',
  'learn.clinic.rate.why': '步子的方向没错，只是太长：学习率超出上限 2/λmax 三成，每一步都落得更远，损失越来越大。',
  'learn.clinic.accumulate.sign': '要是梯度没有清零，第一步应该完全正确，后面的步子才会错。',
  'learn.clinic.scale.sign': '要是弄混了平均与求和，打印的第一个损失就该差出残差个数那么多倍。',
  'learn.clinic.turned.sign': '要是梯度转了 180°，第一步的 ΔW 应该正好是正确的那些数倒过来排。',
  'learn.clinic.bias.sign': '要是偏置没有梯度，每一步的 Δb 都应该正好是 0。',
  'learn.clinic.rate.sign': '要是学习率太大，第一步的 ΔW 和 Δb 应该都是正确值乘上同一个数，而且损失会变大。',
  'learn.clinic.position': '走了 {count} 步之后（门诊只看前 200 步）：',
};
