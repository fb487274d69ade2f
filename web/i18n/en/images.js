// Text of the picture lab, and of the components that show and read pictures.
export const images = {
  'images.lead':
    'The same sliding sum, on a whole picture. Each pixel is a number from 0 (black) to 255 (white). Choose a [kernel](kernel) or change its numbers, and see what it does everywhere at once; point at a pixel to see the sum that makes it. Your pictures stay on this device.',
  'images.picture': 'Picture',
  'images.picture.ball': 'ball',
  'images.picture.shapes': 'shapes',
  'images.picture.rings': 'rings',
  'images.picture.bars': 'bars',
  'images.picture.own': 'your own',
  'images.camera': 'Camera',
  'images.camera.stop': 'Stop the camera',
  'images.draw': 'Draw',
  'images.draw.done': 'Done drawing',
  'images.draw.clear': 'Clear',
  'images.draw.hint': 'Draw on X with the pointer or a finger; with the keyboard, arrow keys move and Space draws.',
  'images.more': 'Operation, edge, colours, size',
  'images.side': 'side, pixels',
  'images.turn': 'Operation',
  'images.turn.correlation': 'cross-correlation',
  'images.turn.convolution': 'convolution: K turned',
  'images.padding': 'Edge',
  'images.padding.same': 'zeros, same size',
  'images.padding.valid': 'none, K stays inside',
  'images.view': 'Colours of Y',
  'images.view.signed': 'by sign',
  'images.view.grey': 'grey',
  'images.x': 'picture',
  'images.window': 'pixels under K',
  'images.sum': 'sum',
  'images.hint': 'Arrow keys move the window, with Shift by 16 pixels.',
  'images.row': 'row',
  'images.column': 'column',
  'images.words':
    'Row {row}, column {column} of Y: K lies on {rows} × {columns} pixels of X, and the {count} products add up to {sum}.',
  'images.words.one': 'Row {row}, column {column} of Y: K lies on one pixel of X, and the one product is {sum}.',
  'images.legend.grey': 'Y: black is {least}, white is {most}, and every value lies between.',
  'images.legend.x': 'X: black is 0, white is 255.',
  'images.cost': '{pixels} sums of {taps} products each, computed in {time} ms.',
  'images.save': 'Save Y as PNG',
  'images.kept': 'The picture before is still here.',
  'images.lost': 'The link speaks of somebody’s own picture; it is on their device only. This is an example instead.',
  'images.problem.fit':
    'The kernel ({kernel}) is larger than the picture ({image}): without padding it fits nowhere. Choose zeros around it, or a smaller kernel.',
  'images.problem.worker':
    'The picture could not be computed: its worker does not answer. Change anything to try again.',

  'picture.choose': 'Choose a picture…',
  'picture.choose.x': 'A picture for X…',
  'picture.words':
    'Or drop a picture onto X, or paste it there: it is scaled to the cells of X, 0 is black and 1 is white. It stays on this device.',
  'picture.name': '{symbol}, {caption}, {height} rows of {width} pixels',
  'picture.problem.empty': '“{name}” is empty: there is no picture in it.',
  'picture.problem.too-heavy': '“{name}” has {given} MB; at most {most} MB can be read here.',
  'picture.problem.too-large':
    '“{name}” has {width} × {height} pixels; at most {most} million can be read here. Make it smaller first.',
  'picture.problem.unreadable':
    '“{name}” is no picture that this browser can read, or it is damaged. PNG, JPEG, WebP, GIF and BMP work.',
  'picture.problem.no-file': 'There was no picture in what was dropped or pasted.',
  'picture.camera.NotAllowedError':
    'The camera may not be used here: it was refused, or the page around this one forbids it. Allow it in the site settings beside the address and press Camera again; or choose a picture, or draw one.',
  'picture.camera.NotFoundError':
    'No camera was found on this device. Connect one and press Camera again; or choose a picture, or draw one.',
  'picture.camera.NotReadableError': 'The camera is in use elsewhere. Close what uses it and press Camera again.',
  'picture.camera.other': 'The camera could not be started: {message}',
  'picture.camera.ended': 'The camera was taken away; its last picture stays.',
};
