// Text around the glossary; its entries are fetched on demand (web/i18n/glossary).
export const glossary = {
  'glossary.title': 'Glossary',
  'glossary.close': 'Close the glossary',
  'glossary.see': 'See also',
  'glossary.all': 'All terms',
  'glossary.problem': 'The glossary could not be loaded.',
};
