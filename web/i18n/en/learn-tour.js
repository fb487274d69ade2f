// Text of the tour through the notebook: its cells in order.
export const learnTour = {
  'learn.tour': 'Tour through the notebook',
  'learn.tour.begin': 'Guided tour: the notebook, cell by cell',
  'learn.tour.stop': 'Cell {number} of {count}',
  'learn.tour.code': 'The cell’s program',
  'learn.tour.back': 'Back',
  'learn.tour.next': 'Next cell',
  'learn.tour.again': 'Set up this cell again',
  'learn.tour.end': 'End the tour',
  'learn.tour.window': 'A window slides over the image',
  'learn.tour.window.text':
    'The first cell lays K on the top left corner of X, multiplies the numbers that lie on one another, adds them up, and moves on. The first sum is 0·0 + 1·1 + 3·2 + 4·3 = 19, and Y is 19, 25, 37, 43. Point at the cells of Ŷ: the window on X shows what each of them sees.',
  'learn.tour.layer': 'A layer is a kernel and a bias',
  'learn.tour.layer.text':
    'The layer holds numbers that may change: the kernel W, which starts at random, and the bias b, which starts at 0. Its prediction Ŷ is the correlation of X with W, plus b everywhere. It does not know K, so Ŷ is not yet Y.',
  'learn.tour.image': 'A picture with two edges',
  'learn.tour.image.text':
    'Six rows, eight columns: 1 is white, 0 is black. The picture is white, then black, then white again. All rows are alike, so there is something to see in the horizontal direction only.',
  'learn.tour.edges': 'A kernel that finds edges',
  'learn.tour.edges.text':
    'K = [1, −1] takes the pixel to the right away from the one it stands on. Where both are equal, Y is 0. From white to black it is 1, from black to white −1.',
  'learn.tour.transposed': 'It finds vertical edges only',
  'learn.tour.transposed.text':
    'The same kernel on the picture with rows and columns exchanged: neighbours in a row are always equal, and all of Y is 0. A kernel one row high cannot see an edge that lies flat. So there is nothing to learn from this picture but that W adds up to 0.',
  'learn.tour.loop': 'The kernel is learned',
  'learn.tour.loop.text':
    'Forget K and keep only X and Y. Twenty times the loop measures the loss, the sum of all squared residuals, and moves W and b a small step downhill. Press Start: the curve passes the losses that the notebook prints, 2.894, 0.446, 0.084 and 0.019 at steps 5, 10, 15 and 20.',
  'learn.tour.weight': 'What was learned',
  'learn.tour.weight.text':
    'After twenty steps W is [0.9602, −0.9757] and b is 0.0087: nearly [1, −1] and 0, though nobody told the layer. Take more steps, and they come as near as you like.',
  'learn.tour.diverges': 'The question under every lesson: why does 0.03 explode?',
  'learn.tour.diverges.text':
    'The same loop with a learning rate of 0.03 does not learn: from W = [0.5, 0.5] and b = 0 the losses are 27, 94.608, 666.405, … Under the figure you see why. Along its steepest direction the loss has the curvature 124.3; a step of 0.03 multiplies the distance from the minimum there by 1 − 0.03 · 124.3 = −2.729.',
  'learn.tour.without': 'Without the bias, 0.03 works',
  'learn.tour.without.text':
    'The bias makes the bowl steeper. Without it the steepest curvature is 60, the limit 2/60 = 0.0333, and 0.03 is 90 % of it. From zero weights the losses are 12, 4.915, 2.013, 0.825, … The table under the figure has all four cases side by side.',
};
