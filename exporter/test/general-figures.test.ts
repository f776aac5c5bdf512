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
  ['Sicherung beendet\nDatenmenge: 20.480 MB\nDauer: 5 Min.', { size: 20 * gib, duration: 300 }],
  ['Backup finished\nSize: 20.480 MB\nDuration: 5 min', { size: 21474836, duration: 300 }],
  ['Sicherung beendet\nDatenmenge: 20.48 MB\nGesamtzeit: 00:05:00', { size: 21474836, duration: 300 }],
  [
    'Kopie voltooid\nItems verwerkt: 1.204 (4,5 GB)\nTotale tijd: 00:02:05',
    { size: 4.5 * gib, duration: 125 },
  ],
  ['Mit Fehlern abgeschlossen\nVerbleibende Elemente: 2 (4,5 GB)\nFehler: 2', {}],
  ['Backup completed, 4.5 GB sent, 12 files were left out.', { size: 4.5 * gib }],
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
  // Labels that are in no list, and what only looks like them.
  ['Geschützte Datenmenge gesamt: 4,5 GB\nVerstrichene Zeit: 2:05:00', { size: 4.5 * gib, duration: 7500 }],
  ['Volume cumulé : 4,5 Go\nTemps de sauvegarde écoulé : 2 h 05', { size: 4.5 * gib, duration: 7500 }],
  ["Nombre d'octets : 4,5 Go", { size: 4.5 * gib }],
  [
    'Archivos nuevos: 14 [4,5 GB]\nHora de la copia: 04/02/2026 21:00 - 23:05',
    { size: 4.5 * gib, duration: 7500 },
  ],
  ['Procesados: 12. Errores: 0. Tamaño: 4,5 GB. Tiempo: 2 h 5 min', { size: 4.5 * gib, duration: 7500 }],
  ['Totaal: 4,5 GB\nVerstreken tijd: 2u 5m', { size: 4.5 * gib, duration: 7500 }],
  ['Samlet mængde: 4,5 GB\nForbrugt tid: 2 timer og 5 min.', { size: 4.5 * gib, duration: 7500 }],
  ['Mängd data: 4,5 GB\nÅtgången tid: 2 tim 5 min', { size: 4.5 * gib, duration: 7500 }],
  ['Łączny rozmiar: 4,5 GB\nCzas pracy: 2 godz. 5 min', { size: 4.5 * gib, duration: 7500 }],
  ['Volume copiado: 4,5 GB\nTempo gasto na cópia: 2 h 5 min', { size: 4.5 * gib, duration: 7500 }],
  ['Jobbet lyckades. 4,5 GB kopierat.', { size: 4.5 * gib }],
  ['Startzeit: 02.03.2026 20:00:00\nEndezeit: 02.03.2026 22:05:00', { duration: 7500 }],
  [
    '[02/03/2026 20:00:00] Avvio copia\n[02/03/2026 20:09:00] Invio... fatto\n[02/03/2026 22:05:00] Copia terminata',
    { duration: 7500 },
  ],
  ['[02/03/2026 20:00:00] Copia terminata\n[02/03/2026 22:05:00] Avvio copia', {}],
  ['Speicherplatz frei: 4,5 GB\nWartezeit: 2 Std. 5 Min.', {}],
  ['Espacio disponible total: 4,5 GB\nTiempo de espera: 5 min', {}],
  ['Vrije ruimte op schijf (totaal): 4,5 GB\nVolgende back-up: 22:05', {}],
  ['Kapacitet i alt: 4,5 GB\nTid: 22:05', {}],
  ['Dateien zu kopieren: 14 (4,5 GB)\nGeplantes Zeitfenster: 22:00 - 23:05', {}],
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
