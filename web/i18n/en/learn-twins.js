// Text of the flip twins: correlation and convolution learned side by side.
export const learnTwins = {
  'learn.view.twins': 'Flip twins',
  'learn.twins': 'Does it matter whether the kernel is turned?',
  'learn.twins.lead':
    'Two learners see the same X and the same Y. One slides its kernel as it is (cross-correlation, what Conv2d does); the other turns it by 180° first (convolution, as in mathematics). Their starts are each other’s half turn, and they take every step together.',
  'learn.twins.plain': 'learned by cross-correlation',
  'learn.twins.flipped': 'learned by convolution',
  'learn.twins.turned': 'learned by convolution, turned by 180°',
  'learn.twins.turn': 'Turn {name}∗ by 180°',
  'learn.twins.apart':
    'So far their losses differed by at most {loss}, and the kernels, one of them turned, by at most {kernel}.',
  'learn.twins.why':
    'A kernel that is learned does not care how it is read: whatever the library turns, training turns back. That is why frameworks call a cross-correlation a convolution and nobody minds. It matters as soon as a kernel moves from one library to another, or is written by hand.',
};
