/** Robocopy: the summary at the end of its log, in whatever language Windows speaks. Its columns are told by their place,
 *  as their heads run into each other: total, copied, skipped, mismatch, failed, extras. */
import type { Product } from './product.ts'

const files =
  '(?:Files?|Dateien|Fichiers|Archivos|Arquivos|Ficheiros|Bestanden|Filer|Pliki|Soubory|Fájlok|Tiedostot|Файлов|Файлы)'
const anything = '\\p{L}[\\p{L}. ]{1,14}'
const row = (name: string, cells: string) => new RegExp(`^${name} ?: ?\\s*${cells}(?:\\s.*)?$`, 'iu')
const bytes = (unit: string) =>
  new RegExp(`^(?:Bytes?|Octets|Bajty|Байт) ?: ?\\s*([\\d.]+)${unit}\\s+[\\d.]+(?: [kmgt])?\\s`, 'iu')

export const robocopy: Product = {
  id: 'robocopy',
  name: 'Robocopy',
  languages: ['en', 'de', 'fr', 'es', 'it', 'nl', 'pt', 'da', 'sv', 'pl'],
  sources: [
    'Columns and return codes: the description of robocopy in the documentation of Windows; German form: logs in issues on GitHub, looked up 2026-11-22',
  ],
  likely: [
    'Where some files failed and others were copied, it is a warning; where none was copied, a failure.',
    'Names of the rows in other languages than English and German.',
    'A source without files is a warning.',
  ],
  signs: [
    {
      in: 'body',
      says: 'Byte',
      as: /^(?:Bytes?) ?: ?\s*[\d.]+(?: [kmgt])?(?:\s+[\d.]+(?: [kmgt])?){5}$/i,
      weight: 3,
    },
    {
      in: 'body',
      says: 'Octets',
      as: /^Octets ?: ?\s*[\d.]+(?: [kmgt])?(?:\s+[\d.]+(?: [kmgt])?){5}$/i,
      weight: 3,
    },
    { in: 'body', says: 'ROBOCOPY', as: /^ROBOCOPY\s+::/, weight: 3 },
  ],
  status: [
    // It only lists what it would do.
    {
      status: 'none',
      in: 'body',
      as: /^(?:Options?|Optionen|Opciones|Opzioni|Opções|Opties) ?: .*\s\/L(?:\s.*)?$/,
    },
    {
      status: 'failure',
      in: 'anywhere',
      as: /(?:exit ?code|errorlevel|return ?code|rückgabe(?:wert|code)|code (?:de )?retour|codice di uscita|código de (?:salida|saída))\D{0,4}(?:1[6-9]|[2-9]\d)(?!\d).*/i,
    },
    {
      status: 'failure',
      in: 'subject',
      as: /.*(?:fail|error|abort|fehler|fehlge|abgebroch|échec|échou|erreur|fallid|fallit|errore|falh|erro(?!\p{L})|mislukt|fout|fejl|misslyck|błąd|nieuda|critical|exit ?code\D{0,3}(?:8|1[0-5])(?!\d)).*/iu,
    },
    // Full, or not reached: what follows was not copied, too.
    { status: 'failure', in: 'body', as: /.*\(0x000000(?:70|35|40|43|27)\).*|.*\(0x0000052E\).*/i },
    { status: 'failure', in: 'body', as: row(anything, '\\d+\\s+0\\s+\\d+\\s+\\d+\\s+[1-9]\\d*\\s+\\d+') },
    { status: 'warning', in: 'body', as: row(anything, '\\d+\\s+\\d+\\s+\\d+\\s+\\d+\\s+[1-9]\\d*\\s+\\d+') },
    { status: 'warning', in: 'body', as: row(anything, '\\d+\\s+\\d+\\s+\\d+\\s+[1-9]\\d*\\s+0\\s+\\d+') },
    { status: 'warning', in: 'body', as: row(files, '0\\s+0\\s+0\\s+0\\s+0\\s+\\d+') },
    {
      status: 'success',
      in: 'body',
      as: row(files, '[1-9]\\d*\\s+\\d+\\s+\\d+\\s+0\\s+0\\s+\\d+'),
      exact: true,
    },
  ],
  figures: {
    size: [
      { in: 'body', as: bytes(' t'), unit: 'TB', decimal: '.' },
      { in: 'body', as: bytes(' g'), unit: 'GB', decimal: '.' },
      { in: 'body', as: bytes(' m'), unit: 'MB', decimal: '.' },
      { in: 'body', as: bytes(' k'), unit: 'KB', decimal: '.' },
      { in: 'body', as: bytes('') },
    ],
    duration: [
      {
        in: 'body',
        as: /^(?:Times?|Zeiten|Heures|Durées?|Tiempos?|Tempi|Tempos|Horas|Tijden|Tider|Czasy) ?: ?\s*(\d+:\d\d:\d\d)\s/i,
      },
    ],
  },
}
