// gates/dynamic-keys.mjs — the keys of texts that the page's code puts together, so that a text nobody asks for is found.

/** What stands for each part in braces of a template, in order: `a.${one}.${other}` is 'a.*.*', filled by 'x y' with a.x.y. */
export const dynamicKeys = /** @type {Readonly<Record<string, readonly string[]>>} */ ({
  'chart.scale.*': ['linear', 'log'],
  'channels.cost.*': ['this', 'standard', 'separable'],
  'channels.preset.*': ['edges', 'gray', 'blur', 'identity'],
  'convolve.*': ['correlation', 'convolution'],
  'convolve.mode.*': ['valid', 'same', 'full'],
  'convolve.mode.*.words': ['valid', 'same', 'full'],
  'correlate.*': ['stride', 'padding', 'dilation'],
  'correlate.*.*': [
    ...['stride down', 'stride across', 'dilation down', 'dilation across'],
    ...['padding top', 'padding left', 'padding bottom', 'padding right'],
  ],
  'correlate.mode.*': ['zeros', 'reflect', 'replicate', 'circular'],
  'correlate.mode.*.words': ['zeros', 'reflect', 'replicate', 'circular'],
  'error.*': ['kernel-too-large', 'memory', 'worker'], // any other code is shown as error.other
  'images.*': ['picture', 'turn', 'padding', 'view'],
  'images.*.*': [
    ...['picture ball', 'picture shapes', 'picture rings', 'picture bars', 'picture own'],
    ...['turn correlation', 'turn convolution', 'padding same', 'padding valid', 'view signed', 'view grey'],
  ],
  'kernel.*': [
    ...['identity', 'shift-right', 'box-2', 'gaussian', 'sharpen', 'laplacian', 'outline', 'emboss'],
    ...['sobel-x', 'sobel-y'],
  ],
  'lab.*.name': ['correlate', 'convolve', 'images', 'channels', 'transpose', 'learn', 'receptive'],
  'learn.*': ['prediction', 'target', 'residual'],
  'learn.clinic.*': ['accumulate', 'scale', 'turned', 'bias', 'rate'],
  'learn.clinic.*.sign': ['accumulate', 'scale', 'turned', 'bias', 'rate'],
  'learn.clinic.*.why': ['accumulate', 'scale', 'turned', 'bias', 'rate'],
  'learn.image.*': ['notebook', 'flat', 'spot', 'slope', 'random'],
  'learn.kernel.*': [
    ...['identity', 'shift-right', 'shift-down', 'box', 'gaussian', 'sharpen', 'laplacian', 'outline', 'emboss'],
    ...['sobel-x', 'sobel-y', 'prewitt-x', 'prewitt-y', 'scharr-x', 'scharr-y', 'edge-x', 'edge-y'],
  ],
  'learn.loss.*': ['sum', 'mean'],
  'learn.mode.*': ['glides', 'crosses', 'swings', 'arrives', 'grows', 'stays', 'adapts'],
  'learn.optimizer.*': ['sgd', 'momentum', 'nesterov', 'adam'],
  'learn.take.*': ['copied', 'saved', 'blocked'],
  'learn.tour.*': ['window', 'layer', 'image', 'edges', 'transposed', 'loop', 'weight', 'diverges', 'without'],
  'learn.tour.*.text': ['window', 'layer', 'image', 'edges', 'transposed', 'loop', 'weight', 'diverges', 'without'],
  'learn.view.*': ['clinic', 'gradient', 'rate', 'surface', 'take', 'twins'],
  'learn.words.*': ['ready', 'running', 'paused', 'finished', 'growing', 'diverged', 'onward', 'settled'],
  'note.*': ['value', 'unknown', 'version', 'too-long'],
  'paste.*': [...['too-long', 'empty', 'not-a-number', 'ragged', 'too-many-cells', 'number-too-large', 'more-axes']],
  'picture.camera.*': ['NotAllowedError', 'NotFoundError', 'NotReadableError'], // any other is shown as picture.camera.other
  'picture.problem.*': ['empty', 'too-heavy', 'too-large', 'unreadable', 'no-file'],
  'receptive.*': ['kernel', 'stride', 'padding', 'dilation'],
  'shell.theme.*': ['auto', 'light', 'dark'],
  'take.*': ['copied', 'selected'],
  'transpose.*': ['stride', 'padding', 'outputPadding', 'dilation'],
  'transpose.view.*': ['scatter', 'gather', 'counts'],
  'turn.stage.*': ['0', '1'],
  'undo.*': ['undo', 'redo'],
  'undo.*.what': ['undo', 'redo'],
  'undo.what.*': ['x', 'k', 'start', 'settings'],
});

/** The keys that a template stands for. @param {string} template @param {readonly string[]} fillings */
export function expanded(template, fillings) {
  return fillings.map((filling) => filling.split(' ').reduce((key, part) => key.replace('*', part), template));
}
