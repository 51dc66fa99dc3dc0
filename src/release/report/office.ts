// Who issues the report and signs it. Which unit is the standing office is a setting, not a constant.

export interface Office {
  /** Superior agency in the head's first line, in capitals; null for a People's Committee, which has none. */
  readonly superior: string | null;
  /** Lines of the issuing agency's name, in capitals. */
  readonly issuer: readonly string[];
  /** Its name inside a sentence: «Ủy ban nhân dân thành phố Huế». */
  readonly name: string;
  /** What follows the number: «BC-UBND». */
  readonly symbol: string;
  readonly place: string;
  readonly addressees: readonly string[];
  /** Lines over the signature: authority, then the signer's post. */
  readonly authority: readonly string[];
  readonly signer: string | null;
  /** «Nơi nhận», without dashes and end marks; the archive line comes last. */
  readonly recipients: readonly string[];
}

/** The People's Committee of Huế issues the report itself. */
export const CITY_OFFICE: Office = {
  superior: null,
  issuer: ['ỦY BAN NHÂN DÂN', 'THÀNH PHỐ HUẾ'],
  name: 'Ủy ban nhân dân thành phố Huế',
  symbol: 'BC-UBND',
  place: 'Huế',
  addressees: [],
  authority: ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH'],
  signer: null,
  recipients: [
    'Thường trực Thành ủy',
    'Thường trực HĐND thành phố',
    'Chủ tịch, các Phó Chủ tịch UBND thành phố',
    'Các sở, ban, ngành thành phố',
    'UBND các xã, phường',
    'Lưu: VT',
  ],
};

/** A unit of the city (the standing office) issues the report under the People's Committee. */
export function standingOffice(unitName: string, symbol: string, post: string): Office {
  return {
    ...CITY_OFFICE,
    superior: 'ỦY BAN NHÂN DÂN THÀNH PHỐ HUẾ',
    issuer: [unitName.toLocaleUpperCase('vi')],
    name: unitName,
    symbol,
    authority: [post.toLocaleUpperCase('vi')],
    recipients: [
      'UBND thành phố Huế',
      'Các sở, ban, ngành thành phố',
      'UBND các xã, phường',
      'Lưu: VT',
    ],
  };
}
