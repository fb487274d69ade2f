// The glossary in English: each term once. `see`: terms that explain it further.
/** @typedef {{ name: string, text: string, see: string[] }} Entry */

/** @type {Record<import('./terms.js').Term, Entry>} */
export const glossary = {
  'cross-correlation': {
    name: 'cross-correlation',
    text: 'Slide a kernel over an image as it is. At each place multiply the numbers that lie on each other and add the products: one number of the output. What deep-learning libraries call a convolution is this.',
    see: ['convolution', 'kernel', 'feature-map'],
  },
  convolution: {
    name: 'convolution',
    text: 'Cross-correlation with the kernel turned by 180° first. The turn makes the operation commutative and associative; for a kernel that is learned it makes no difference, since the learned numbers come out turned.',
    see: ['cross-correlation', 'kernel', 'stamping'],
  },
  kernel: {
    name: 'kernel',
    text: 'The small matrix that slides over the image. Each of its numbers, a tap, says how much the cell under it counts. In a network these numbers are the weights that are learned.',
    see: ['cross-correlation', 'dilation', 'receptive-field'],
  },
  stride: {
    name: 'stride',
    text: 'How many cells the kernel moves from one output to the next. Stride 2 looks at every other place, so the output has about half as many rows and columns.',
    see: ['padding', 'dilation', 'transposed'],
  },
  padding: {
    name: 'padding',
    text: 'Cells put around the image so that the kernel can lie over its edge. They hold zeros, the image mirrored at its edge (reflect), the edge cell again and again (replicate), or the opposite edge (circular). “Valid” is none, “same” keeps the size of the image, “full” is as much as still touches it.',
    see: ['stride', 'kernel'],
  },
  dilation: {
    name: 'dilation',
    text: 'How far apart the taps of a kernel lie on the image. With dilation 2 there is a gap of one cell between neighbours: the kernel sees farther with the same number of weights.',
    see: ['kernel', 'receptive-field'],
  },
  channel: {
    name: 'channel',
    text: 'One of several images of the same size that belong together: red, green and blue of a picture, or the feature maps that a layer gives to the next.',
    see: ['feature-map', 'groups', 'depthwise'],
  },
  'feature-map': {
    name: 'feature map',
    text: 'The output of one kernel, or of one set of kernels, over the whole image: a picture of where in it the pattern was found, and how strongly.',
    see: ['channel', 'cross-correlation'],
  },
  groups: {
    name: 'groups',
    text: 'Channels in and out are divided into so many parts, and each output reads only the inputs of its own part. Kernels between different parts do not exist, which saves weights and time.',
    see: ['channel', 'depthwise'],
  },
  depthwise: {
    name: 'depthwise convolution',
    text: 'As many groups as input channels: every channel is filtered alone. Followed by 1×1 kernels that mix the channels it is called depthwise separable, and is far cheaper than one full layer.',
    see: ['groups', 'channel'],
  },
  transposed: {
    name: 'transposed convolution',
    text: 'The way back through a convolution’s sizes: each cell of the input stamps the kernel, times its value, into a larger output. It is no inverse: it gives back the shape, not the numbers. It is the gradient of a convolution with respect to its input.',
    see: ['stamping', 'stride', 'gradient'],
  },
  stamping: {
    name: 'scatter and gather',
    text: 'Two ways to the same sums. Gather: each output cell collects the inputs it needs. Scatter: each input cell adds its share to all outputs it reaches, as a stamp of the kernel.',
    see: ['convolution', 'transposed'],
  },
  bias: {
    name: 'bias',
    text: 'One number for each output channel, added to all of its cells. It lets a layer answer something other than zero to an empty image.',
    see: ['channel', 'kernel'],
  },
  'receptive-field': {
    name: 'receptive field',
    text: 'The part of the input that can influence one cell of a later layer. It grows with every layer, faster with strides and dilations, and may reach over the edge of the input.',
    see: ['kernel', 'stride', 'dilation'],
  },
  loss: {
    name: 'loss',
    text: 'One number for how wrong a prediction is: here the sum or the mean of the squared residuals. Learning makes it smaller.',
    see: ['residual', 'gradient'],
  },
  residual: {
    name: 'residual',
    text: 'Prediction minus target, cell by cell. Where it is zero there is nothing left to learn.',
    see: ['loss', 'gradient'],
  },
  gradient: {
    name: 'gradient',
    text: 'For each learned number: how much the loss grows when that number grows a little. Of a kernel it is the cross-correlation of the image with the residual; going against it makes the loss smaller.',
    see: ['learning-rate', 'loss', 'cross-correlation'],
  },
  'learning-rate': {
    name: 'learning rate',
    text: 'How large a step each update takes against the gradient. Too small and learning crawls; above a limit that the image sets, every step overshoots more than the last and the loss explodes.',
    see: ['gradient', 'momentum'],
  },
  momentum: {
    name: 'momentum',
    text: 'A part of the last step that is taken again with the next one. It evens out steps that swing from side to side, and speeds up those that keep their direction.',
    see: ['learning-rate', 'gradient'],
  },
};
