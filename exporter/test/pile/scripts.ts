/** Mails of scripts that somebody wrote once: no product, and every one says it in its own way. */
import type { Outcome, Run, Text } from './pile.ts'
import { clock, germanDay, isoDay } from './writers.ts'

type Words = { readonly [outcome in Outcome]: string }
type Write = (run: Run) => Text

export function germanFile(what: string): Write {
  const subjects: Words = {
    success: `Sicherung ${what} erfolgreich abgeschlossen`,
    warning: `Sicherung ${what} mit Warnungen abgeschlossen`,
    failure: `FEHLER: Sicherung ${what} fehlgeschlagen`,
  }
  return ({ outcome, at, random }) => ({
    subject: `${subjects[outcome]} - ${germanDay(at)}`,
    text: `Hallo,\n\ndie Sicherung von ${what} am ${germanDay(at)} um ${clock(at)} Uhr ${{ success: 'wurde erfolgreich abgeschlossen', warning: 'wurde mit Warnungen abgeschlossen', failure: 'ist fehlgeschlagen' }[outcome]}.\nDatenmenge: ${random.between(10, 90)},4 GB\nDauer: 00:14:22\n`,
  })
}

export function germanDump(database: string, host: string): Write {
  return ({ outcome, at, random }) => ({
    subject:
      outcome === 'failure'
        ? `[${host}] mysqldump ${database}: Fehler`
        : `[${host}] mysqldump ${database}: OK`,
    text: `Rechner: ${host}\nDatenbank: ${database}\nBeginn: ${germanDay(at)} ${clock(at)}\n${outcome === 'failure' ? "mysqldump: Got error: 2002: Can't connect to local server\nSicherung fehlgeschlagen, Exit-Code 2" : `Datei: ${database}-${isoDay(at)}.sql.gz\nGröße: ${random.between(100, 999)} MB\nSicherung erfolgreich`}`,
  })
}

export function frenchServer(server: string): Write {
  const subjects: Words = {
    success: `Sauvegarde du serveur ${server} réussie`,
    warning: `Sauvegarde du serveur ${server} terminée avec des avertissements`,
    failure: `ÉCHEC de la sauvegarde du serveur ${server}`,
  }
  return ({ outcome, at, random }) => ({
    subject: subjects[outcome],
    text: `Bonjour,\n\n${subjects[outcome]} le ${germanDay(at).replaceAll('.', '/')} à ${clock(at)}.\nTaille : ${random.between(3, 40)},7 Go\nDurée : 00:22:10\n`,
  })
}

export function runner(site: string): Write {
  const words: Words = { success: 'OK', warning: 'WARNING', failure: 'FAILED' }
  return ({ outcome, number, random }) => ({
    subject: `[backup-runner] ${site} run #${number} ${words[outcome]}`,
    text: `backup-runner 2.3\nsite: ${site}\nrun: ${number}\nresult: ${words[outcome]}\nbackup of ${random.between(100, 800)} files ${{ success: 'completed successfully', warning: 'completed with warnings', failure: 'failed' }[outcome]}\n`,
  })
}

export function genericReport(host: string): Write {
  return ({ outcome, at }) => ({
    subject: 'Nightly backup report',
    text: `Host: ${host}\nDate: ${isoDay(at)}\nStatus: ${{ success: 'SUCCESS', warning: 'WARNING', failure: 'FAILURE' }[outcome]}\n\n${{ success: 'All folders were backed up.', warning: 'Backup completed with warnings: 2 files were skipped.', failure: 'Backup failed: rsync error: some files could not be transferred (code 23)' }[outcome]}\n`,
  })
}

export function offsite(): Write {
  return ({ outcome, at, number }) => ({
    subject: `Offsite copy week ${number - 68} ${outcome === 'failure' ? 'failed' : 'completed successfully'}`,
    text: `The weekly backup copy to the second site ${outcome === 'failure' ? 'failed' : 'completed successfully'} on ${isoDay(at)}.\nTotal size: 1.2 TB\n`,
  })
}

export function italianArchive(name: string): Write {
  const subjects: Words = {
    success: `Backup ${name} completato con successo`,
    warning: `Backup ${name} completato con avvisi`,
    failure: `Backup ${name} non riuscito`,
  }
  return ({ outcome, at }) => ({
    subject: subjects[outcome],
    text: `Processo: ${name}\nData: ${germanDay(at).replaceAll('.', '/')}\nEsito: ${{ success: 'completato con successo', warning: 'completato con avvisi', failure: 'non riuscito' }[outcome]}\nDimensione: 14,2 GB\n`,
  })
}

export function spanishCopy(server: string): Write {
  const subjects: Words = {
    success: `Copia de seguridad de ${server} realizada con éxito`,
    warning: `Copia de seguridad de ${server} con advertencias`,
    failure: `Error en la copia de seguridad de ${server}`,
  }
  return ({ outcome, at }) => ({
    subject: `${subjects[outcome]} (${germanDay(at).replaceAll('.', '-')})`,
    text: `Servidor: ${server}\n${subjects[outcome]}.\nTamaño: 31 GB\nDuración: 00:41:00\n`,
  })
}

export function tarLog(host: string, folder: string): Write {
  return ({ outcome, at, number }) => ({
    subject: `${host}: backup of ${folder} ${{ success: 'finished ok', warning: 'finished with warnings', failure: 'FAILED (disk full)' }[outcome]}`,
    text: `${isoDay(at)} ${clock(at)} begin ${folder} (${number})\n${outcome === 'failure' ? 'tar: write error: No space left on device\n' : `archive ${folder}-${isoDay(at)}.tar.zst, 12.1 GB\n`}${{ success: 'backup finished ok', warning: 'backup finished with warnings: 1 file changed as we read it', failure: 'backup FAILED' }[outcome]}\n`,
  })
}
