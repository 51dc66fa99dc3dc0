// The official report as .docx, laid out by Decree 30/2020/NĐ-CP, Appendix I.
import { Document, Packer } from 'docx';
import type { IsoDate } from '../../kernel/period.ts';
import { appendixContent } from './appendix.docx.file.ts';
import { footTable, headTable, subjectParagraphs } from './head.docx.file.ts';
import { blockParagraph, bodyParagraph, STYLES, section } from './page.docx.file.ts';
import { type Report, writeReport } from './report.ts';
import type { ReportInput } from './result.ts';
import { rewriteZip } from './zip.file.ts';

/** The report of a period as the bytes of a .docx file; the same input gives the same bytes. */
export async function renderReport(input: ReportInput): Promise<Uint8Array> {
  const report = writeReport(input);
  const packed = await Packer.toBuffer(documentOf(report));
  return completed(new Uint8Array(packed), report, input.today);
}

function documentOf(report: Report): Document {
  const { office, simulatedNote } = report;
  return new Document({
    title: report.title,
    subject: report.subject.join(' - '),
    creator: office.name,
    lastModifiedBy: office.name,
    ...(simulatedNote ? { description: simulatedNote } : {}),
    styles: STYLES,
    sections: [
      section(
        [
          headTable(report),
          ...subjectParagraphs(report),
          ...report.opening.map((words) => bodyParagraph(words)),
          ...report.body.map(blockParagraph),
          bodyParagraph(report.closing, { keepNext: true, spacing: { after: 240 } }),
          footTable(report),
        ],
        false,
        simulatedNote,
      ),
      ...report.appendices.map((table) =>
        section(appendixContent(table, report), true, simulatedNote),
      ),
    ],
  });
}

// What the package leaves to the clock or cannot write: dates, language, captions of the tables.
function completed(bytes: Uint8Array, report: Report, today: IsoDate): Uint8Array {
  return rewriteZip(bytes, today, {
    'docProps/core.xml': (xml) => dated(xml, today),
    'word/document.xml': (xml) => captioned(xml, report),
  });
}

function dated(xml: string, today: IsoDate): string {
  const stamped = xml.replace(/(<dcterms:\w+ [^>]*>)[^<]*/g, `$1${today}T00:00:00Z`);
  return stamped.replace(
    '</cp:coreProperties>',
    '<dc:language>vi-VN</dc:language></cp:coreProperties>',
  );
}

// Only the tables of the appendices have a look; a caption names each for a screen reader.
function captioned(xml: string, { appendices }: Report): string {
  let next = 0;
  return xml.replace(/<w:tblLook [^>]*\/>/g, (look) => {
    const title = appendices[next]?.title.join(', ') ?? '';
    next += 1;
    return `${look}<w:tblCaption w:val="${escaped(title)}"/>`;
  });
}

const escaped = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
