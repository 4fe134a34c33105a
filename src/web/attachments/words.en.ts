/** Wording of files that are sent along, loaded with them. */
export const attachmentsEn = {
  files: 'Files',
  filesHint: 'PDF, PNG, JPEG or WebP, at most 10 MB each, up to {most} files',
  addFile: 'Add a file',
  pictures: 'Pictures',
  picturesHint: 'PNG, JPEG or WebP, at most 10 MB each, up to {most} pictures',
  addPicture: 'Add a picture',
  warning: 'Hide personal data in pictures first: names, phone numbers, identity numbers, cards.',
  remove: 'Remove {name}',
  show: 'Show {name}',
  hide: 'Hide {name}',
};
