/** Figures and names of messages of programs that nothing is known of, as people of many countries write them. */
import { readSample } from '../src/commands/read-sample.ts'
import { createIdentifier } from '../src/core/identify/identify.ts'
import { products } from '../src/core/products/all.ts'

const gib = 1024 ** 3
const identify = createIdentifier(products)

type Figures = { readonly size?: number; readonly duration?: number; readonly job?: string }

const cases: readonly (readonly [text: string, told: Figures])[] = [
  ['Größe: 1.024,5 GB\nDauer: 2 Std. 5 Min.', { size: 1024.5 * gib, duration: 7500 }],
  ['Taille : 1 024,5 Go\nDurée : 2 h 05 min', { size: 1024.5 * gib, duration: 7500 }],
  ['Taille de l archive : 4,5 Go\nDuree : 2 min 5 s', { size: 4.5 * gib, duration: 125 }],
  ['Dimensione: 4,5 GB\nDurata: 2 ore e 5 minuti', { size: 4.5 * gib, duration: 7500 }],
  ['Tamaño: 4,5 GB\nTiempo: 2 min 5 s', { size: 4.5 * gib, duration: 125 }],
  ['Hora: 02:05', {}],
  ['Tamanho: 4,5 GB\nDuração: 2 horas e 5 minutos', { size: 4.5 * gib, duration: 7500 }],
  ['Grootte: 4,5 GB\nDuur: 2 uur en 5 minuten', { size: 4.5 * gib, duration: 7500 }],
  ['Størrelse: 4,5 GB\nVarighed: 2 timer 5 min', { size: 4.5 * gib, duration: 7500 }],
  ['Storlek: 4,5 GB\nTidsåtgång: 2 tim 5 min', { size: 4.5 * gib, duration: 7500 }],
  ['Koko: 4,5 Gt\nKesto: 2 tuntia 5 minuuttia', { size: 4.5 * gib, duration: 7500 }],
  ['Rozmiar: 4,5 GB\nCzas trwania: 2 godz. 5 min', { size: 4.5 * gib, duration: 7500 }],
  ['Początek: 02.03.2026 20:00\nKoniec: 02.03.2026 22:05', { duration: 7500 }],
  ['Velikost: 4,5 GB\nDoba trvání: 2 hodiny 5 minut', { size: 4.5 * gib, duration: 7500 }],
  ['Размер: 4,5 ГБ\nДлительность: 2 часа 5 минут', { size: 4.5 * gib, duration: 7500 }],
  ['Kopia zapisana: a.gz (rozmiar: 2048 bajtów)', { size: 2048 }],
  ['Se copiaron 12 archivos (4,5 GB) en 2 min 5 s.', { size: 4.5 * gib, duration: 125 }],
  ['Sicherung beendet in 2 Min. 5 Sek.', { duration: 125 }],
  ['Sauvegarde terminée en 2026', {}],
  // Files of a list, with and without times before them, are not the size of all.
  [
    ['jam', 'tea', 'rye', 'oat'].map((name, at) => `copied /srv/${name}.dat ${at + 1}234 bytes`).join('\n') +
      '\nBackup completed',
    {},
  ],
  [
    `${['jam', 'tea', 'rye', 'oat']
      .map((name, at) => `[04-Mar-2026 02:0${at}:11] INFO: stored ${name}${at} 12${at} MB`)
      .join('\n')}\n[04-Mar-2026 02:09:11] INFO: Backup done in 90 seconds`,
    { duration: 90 },
  ],
  ['La tarea de copia "Planos" ha terminado.', { job: 'Planos' }],
  ['Säkerhetskopieringsjobb: Ritningar', { job: 'Ritningar' }],
]

test.each(cases)('%j tells its figures', async (text, { size, duration, job }) => {
  const raw = `From: reports@example.org\nSubject: Backup\nContent-Type: text/plain; charset=utf-8\n\n${text}\n`
  const found = identify(await readSample('sample.eml', Buffer.from(raw)))
  expect(found.sizeBytes).toBe(size === undefined ? undefined : Math.round(size))
  expect(found.durationSeconds).toBe(duration)
  if (job !== undefined) expect(found.job).toBe(job)
})
