// Text of the closer looks, and of the loss surface.
export const learnSurface = {
  'learn.view': 'Look closer',
  'learn.working': 'Working out the new task …',
  'learn.view.rate': 'Learning rate',
  'learn.view.surface': 'Loss surface',
  'learn.surface': 'The loss as a landscape',
  'learn.surface.one': 'Only one number is learned here: its loss is a parabola and has no second direction to draw.',
  'learn.surface.choice': 'Directions of the picture',
  'learn.surface.modes': 'Steepest and flattest direction',
  'learn.surface.pair': 'Two of the numbers',
  'learn.surface.across': 'Number across',
  'learn.surface.up': 'Number upwards',
  'learn.surface.words':
    'Every point of the plane is a choice of the learned numbers, every line joins points of equal loss. A step of plain gradient descent goes straight down the slope, so it crosses the line it starts from at a right angle. In a long, narrow valley that is not the way to the lowest point: the path zigzags or creeps.',
  'learn.surface.start': 'where the run starts',
  'learn.surface.now': 'where it is now: loss {loss}',
  'learn.surface.optimum': 'the least-squares optimum: {values}, loss {loss}',
  'learn.surface.axes': 'the axes of the bowl: the eigenvectors of the steepest and of the flattest direction',
  'learn.surface.contours':
    '{count} contours; from one to the next the loss above its least value falls to a quarter. Thick lines are high.',
  'learn.surface.plane':
    'More than two numbers are learned: the picture is the slice through the optimum, and the path and the axes are shadows on it.',
  'learn.surface.here': 'Loss here: {loss} ({values})',
  'learn.surface.field': 'A start for the run',
  'learn.surface.traced':
    'The path is followed for {count} steps; from there a straight line leads to where the run is now.',
  'learn.surface.touch':
    'The picture reaches {reach} from the optimum to every side. Click anywhere to start the run there; by keyboard, move the mark with the arrow keys, with Shift in larger steps, and press Enter.',
  'learn.surface.description':
    'Loss surface with contours, the path of {count} steps, and the optimum in the middle; the loss is now {loss}.',
};
