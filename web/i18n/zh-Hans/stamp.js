// “盖章”视角（散播）与卷积实验中两种运算之比较的文字。
/** @type {{ [K in keyof typeof import('../en/stamp.js').stamp]: import('../translator.js').Text }} */
export const stamp = {
  'stamp.title': '换个方向算同一个和：盖章',
  'stamp.lead':
    '上面是 Y 的每一格去“[收集](stamping)”：透过旋转后的卷积核，看自己需要的那几格。这里反过来，是 X 的每一格去“散播”：把没有旋转的卷积核乘上自己的值，像盖章一样盖到 Y 上，重叠的地方相加。指向 Y 的一格，看有哪些章盖到了它。',
  'stamp.x': '由图像来盖',
  'stamp.copy': '这一枚章',
  'stamp.y': '完整卷积，盖到现在',
  'stamp.y.done': '完整卷积',
  'stamp.walk': 'X 的第 {row} 行第 {column} 列',
  'stamp.words':
    'X 的第 {row} 行第 {column} 列是 {value}：把卷积核乘以 {value}，从 Y 的第 {top} 行第 {left} 列起加上去。共 {total} 枚章，已盖 {count} 枚。',
  'stamp.cell': 'Y 的第 {row} 行第 {column} 列：到现在有 {count} 枚章盖到它，加起来是 {sum}。',
  'stamp.cell.none': 'Y 的第 {row} 行第 {column} 列：还没有章盖到它。',
  'stamp.same': '全部盖完了：Y 的每一格都与引擎滑动窗口算出的相同。',
  'stamp.different': '全部盖完了：除去舍入误差（最大 {difference}），Y 与引擎滑动窗口算出的相同。',
  'stamp.empty': '画斜线的格子还没有盖到。',

  'turn.stage.0': '原样',
  'turn.stage.1': '上下颠倒，各行倒序',
  'turn.difference': '相差，X ∗ K − X ⋆ K',
  'turn.rule': '要让两种运算对任何图像都给出同样的结果，当且仅当卷积核旋转 180° 后还是它自己。',
  'turn.same': '这个卷积核正是如此：每一格都与对面那一格相等，所以两个结果相同。',
  'turn.same.shifted':
    '这个卷积核正是如此。不过边长为偶数时，“same” 多出的那一行或一列，两种运算各放在相反的一边（与 SciPy 一致），所以同样的数错开了一格。',
  'turn.sign': '这个卷积核旋转后正好变号：卷积等于互相关乘以 −1，所有 Sobel 核都是这样。',
  'turn.other': '这个卷积核不是：有 {count} 对相对的格子不相等：{list}。',
  'turn.pair': '{one} ≠ {other}（第 {row} 行第 {column} 列）',
  'turn.make': '换一个卷积核，让它',
  'turn.make.same': '两种结果相同',
  'turn.make.sign': '旋转后变号',
};
