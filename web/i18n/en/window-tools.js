// Text of what the labs with a window have in common beside the picture: long sums, values, undo, pins, brush, seeds.
export const windowTools = {
  'products.show': 'All {count} products, row by row of K',
  'products.name': 'The products, row by row of K',
  'products.sum': 'sum',
  'formula.more': '{count} more products',
  'grid.value': 'Row {row}, column {column}: {value}',
  'grid.look': 'Colours only here; point at a cell to read its number.',
};
