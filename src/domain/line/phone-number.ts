const areaCodes = ['836', '826', '37', '49', '82', '89', '2', '3', '4', '5', '6', '7', '8'];

/**
 * Formats a number as people in Taiwan write it (`02-5550-1001`, `0912-345-678`), with its extension after `#`; a foreign
 * number stays E.164.
 */
export function phoneNumberText(number: string): string {
  const [, national, extension = ''] = /^\+886(\d{8,10})(#\d+)?$/.exec(number) ?? [];
  return national === undefined ? number : nationalText(national) + extension;
}

function nationalText(national: string): string {
  const inThrees = /^(9\d{2}|80[09]|508)(\d{3})(\d{3})$/.exec(national);
  if (inThrees) return `0${inThrees[1]}-${inThrees[2]}-${inThrees[3]}`;
  const overInternet = /^70(\d{4})(\d{4})$/.exec(national);
  if (overInternet) return `070-${overInternet[1]}-${overInternet[2]}`;
  const area = areaCodes.find((code) => national.startsWith(code)) ?? '';
  const rest = national.slice(area.length);
  if (rest.length < 6) return `0${area}-${rest}`;
  return `0${area}-${rest.slice(0, -4)}-${rest.slice(-4)}`;
}
