// 术语表界面的文字；词条本身按需加载（web/i18n/glossary）。
/** @type {{ [K in keyof typeof import('../en/glossary.js').glossary]: import('../translator.js').Text }} */
export const glossary = {
  'glossary.title': '术语表',
  'glossary.close': '关闭术语表',
  'glossary.see': '另见',
  'glossary.all': '全部术语',
  'glossary.problem': '术语表没能加载。',
};
