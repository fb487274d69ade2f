// The English text, joined from one file a topic.
import { channels } from './en/channels.js';
import { common } from './en/common.js';
import { correlate } from './en/correlate.js';
import { figureExport } from './en/figure-export.js';
import { glossary } from './en/glossary.js';
import { images } from './en/images.js';
import { learn } from './en/learn.js';
import { learnClinic } from './en/learn-clinic.js';
import { learnGradient } from './en/learn-gradient.js';
import { learnLong } from './en/learn-long.js';
import { learnRate } from './en/learn-rate.js';
import { learnSurface } from './en/learn-surface.js';
import { learnTake } from './en/learn-take.js';
import { learnTask } from './en/learn-task.js';
import { learnTour } from './en/learn-tour.js';
import { learnTwins } from './en/learn-twins.js';
import { receptive } from './en/receptive.js';
import { stamp } from './en/stamp.js';
import { transpose } from './en/transpose.js';
import { windowTools } from './en/window-tools.js';

export const en = {
  ...channels,
  ...common,
  ...correlate,
  ...figureExport,
  ...glossary,
  ...images,
  ...learn,
  ...learnClinic,
  ...learnGradient,
  ...learnLong,
  ...learnRate,
  ...learnSurface,
  ...learnTake,
  ...learnTask,
  ...learnTour,
  ...learnTwins,
  ...receptive,
  ...stamp,
  ...transpose,
  ...windowTools,
};
