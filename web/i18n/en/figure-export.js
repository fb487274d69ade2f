// Text of what saves a figure as a picture.
export const figureExport = {
  'figure.picture': 'picture',
  'figure.files': 'The picture as a file',
  'figure.failed': 'The browser could not make {file}. The other kind of file may work.',
};
