// 把图形存成图片的文字。
/** @type {{ [K in keyof typeof import('../en/figure-export.js').figureExport]: import('../translator.js').Text }} */
export const figureExport = {
  'figure.picture': '图片',
  'figure.files': '把图片存成文件',
  'figure.failed': '浏览器没能生成 {file}，可以试试另一种格式。',
};
