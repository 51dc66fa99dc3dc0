// Abbreviations of the catalogue's wording, spelled out once per report where they occur.

const MEANINGS: readonly (readonly [string, string])[] = [
  ['AI', 'trí tuệ nhân tạo'],
  ['BHXH', 'bảo hiểm xã hội'],
  ['BHYT', 'bảo hiểm y tế'],
  ['CSDL', 'cơ sở dữ liệu'],
  ['CSDLQG về DC', 'cơ sở dữ liệu quốc gia về dân cư'],
  ['DVC', 'dịch vụ công'],
  ['HĐND', 'Hội đồng nhân dân'],
  ['IOC', 'trung tâm điều hành thông minh'],
  ['TMĐT', 'thương mại điện tử'],
  ['TTHC', 'thủ tục hành chính'],
  ['TW', 'Trung ương'],
  ['UBND', 'Ủy ban nhân dân'],
  ['UBNDTP', 'Ủy ban nhân dân thành phố'],
  ['VNeID', 'ứng dụng định danh điện tử quốc gia'],
];

/** «DVC: dịch vụ công; TTHC: …» for the abbreviations in the texts; empty when there are none. */
export function abbreviationsIn(texts: readonly string[]): string {
  const words = new Set(texts.flatMap((text) => text.split(/[^\p{L}\p{N}]+/u)));
  return MEANINGS.filter(([short]) =>
    short.includes(' ') ? texts.some((text) => text.includes(short)) : words.has(short),
  )
    .map(([short, long]) => `${short}: ${long}`)
    .join('; ');
}
