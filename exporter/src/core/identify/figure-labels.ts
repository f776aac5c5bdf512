/** Labels that stand before figures in the messages of many products, better ones first, in the languages of the
 *  lexicon. A label has no digits and no comma. */
import { labels } from './label-list.ts'

export const sizeLabels: readonly string[] = labels(
  'backup size, total size, data size, total backup size, size of backup, backed up data, size, ',
  'total data size, data backed up, bytes backed up, total bytes, processed data, protected data, ',
  'protected data size, processed data size, source data size, size of data, bytes saved, ',

  'anzahl der bytes, byte-anzahl, byteanzahl, nombre d octets, conteggio byte, recuento de bytes, aantal bytes, contagem de bytes, antal byte, antal bytes, liczba bajtów, ',
  'bytes processed, backup size in bytes, size in bytes, total data, data processed, amount of data, size bytes, total size bytes, ',
  'total size processed, size processed, total protected, total vm size, vm size, byte count, ',
  'bytes in backup, bytes backed up, archive size, image size, backup bytes, bytes protected, volume, datenmenge, größe, gesamtgröße, sicherungsgröße, ',
  'backup-größe, gesicherte daten, datengröße, datenvolumen, taille, taille totale, ',
  'groesse, gesamtgroesse, backup-groesse, taille de l archive, ',
  'taille de la sauvegarde, données sauvegardées, volume de données, dimensione, dimensioni, ',
  'dimensione backup, dimensione totale, dati salvati, tamaño, tamaño total, tamaño de la copia, ',
  'datos copiados, grootte, totale grootte, back-upgrootte, omvang, tamanho, tamanho total, ',
  'tamanho do backup, størrelse, samlet størrelse, storlek, total storlek, rozmiar, całkowity rozmiar, ',
  'rozmiar kopii, wielkość, bytes written, bytes, größe der sicherung, gesicherte datenmenge, ',
  'datenmenge gesamt, gesamtvolumen, volume total, taille sauvegardée, volume sauvegardé, ',
  'dimensione del backup, dimensione dati, dati copiati, dimensione totale copiata, ',
  'tamaño de la copia de seguridad, tamaño del respaldo, volumen, datos respaldados, tamanho da cópia, ',
  'volume de dados, dados copiados, omvang back-up, hoeveelheid gegevens, gegevens, datamængde, ',
  'verarbeitete bytes, bytes verarbeitet, gesicherte bytes, octets traités, octets sauvegardés, byte elaborati, ',
  'byte salvati, bytes procesados, bytes guardados, bytes processados, bytes salvos, verwerkte bytes, ',
  'behandlede bytes, bearbetade byte, behandlade byte, sparade byte, przetworzone bajty, zapisane bajty, ',
  'kopieret, datamängd, säkerhetskopierat, datastørrelse, rozmiar danych, ilość danych, velikost, ',
  'storage size, storage size bytes, velikost zálohy, koko, размер, объём, объем, méret',
)

/** These stand before counts of files, too: a size has its unit there. */
export const copiedLabels: readonly string[] = labels(
  'total copied, data copied, copied data, amount copied, copied, total exported, exported, total saved, ',
  'saved, total backed up, backed up, total processed, processed, total synced, synced, archived, stored, ',
  'mbytes total, gbytes total, kbytes total, total volume, data set, gesamt kopiert, kopierte daten, ',
  'daten kopiert, kopiert, gesamt gesichert, gesichert, gesamt exportiert, exportiert, verarbeitet, ',
  'verarbeitete daten, total copié, données copiées, copié, copiés, sauvegardé, exporté, total exporté, ',
  'données traitées, totale copiato, dati copiati, copiato, copiati, salvati, esportati, totale esportato, ',
  'dati elaborati, total copiado, datos guardados, copiado, copiados, respaldado, exportado, total exportado, ',
  'datos procesados, dados processados, gravado, totaal gekopieerd, gekopieerd, opgeslagen, geëxporteerd, ',
  'verwerkte gegevens, i alt kopieret, kopierede data, gemt, eksporteret, behandlede data, totalt kopierat, ',
  'kopierat, kopierade data, sparat, exporterat, behandlad data, łącznie skopiowano, skopiowano, zapisano, ',
  'wyeksportowano, przetworzone dane, volume copié, volume exporté, volume transféré, volume copiato, ',
  'volume esportato, volumen copiado, volumen exportado, volume copiado, volume exportado, kopierte menge, ',
  'kopiertes volumen, gekopieerd volume, kopieret mængde, kopierad mängd',
)

export const transferredLabels: readonly string[] = labels(
  'total data transferred, total transferred, total data uploaded, total uploaded, gesamt übertragen, ',
  'total transféré, totale trasferito, total transferido, totaal overgedragen, totalt överfört, ',
  'transferred, data transferred, transferred data, transferred size, bytes transferred, uploaded, ',
  'total data moved, data moved, transfer size, total number of bytes transferred, total bytes transferred, ',
  'data uploaded, upload size, bytes sent, transferred bytes, data sent, übertragen, ',
  'übertragene daten, übertragene größe, hochgeladen, transféré, données transférées, ',
  'taille transférée, envoyé, dati trasferiti, dimensioni trasferite, trasferiti, transferido, ',
  'datos transferidos, tamaño transferido, overgedragen, overgedragen gegevens, geüpload, ',
  'dados transferidos, tamanho transferido, enviado, overført, overførte data, överfört, ',
  'överförda data, przesłano, przesłane dane, data written, written',
)

export const durationLabels: readonly string[] = labels(
  'session duration, duration, elapsed time, elapsed, total time, run time, runtime, time taken, backup duration, ',
  'job duration, total duration, processing time, backup time, time elapsed, total running time, ',
  'elapsed processing time, total elapsed time, took, wall time, wall clock time, elapsed seconds, ',
  'gesamtzeit, zeit gesamt, gesamte zeit, temps complet, tempo complessivo, tiempo completo, tempo gasto total, totale tijd, totaltid, całkowity czas, łączny czas, ',
  'duration seconds, seconds, ran for, dauer, laufzeit, sicherungsdauer, backup-dauer, gesamtdauer, benötigte zeit, ',
  "durée, temps d'exécution, temps écoulé, durée totale, durata, durata totale, tempo impiegato, ",
  'tempo trascorso, duración, tiempo transcurrido, duración total, duur, tijdsduur, looptijd, ',
  'verstreken tijd, duração, tempo decorrido, duração total, varighed, forløbet tid, varaktighet, ',
  'tidsåtgång, körtid, czas trwania, czas wykonania, zeitdauer, verstrichene zeit, zeitaufwand, ',
  'sicherungszeit, temps total, temps passé, temps de traitement, durée de la sauvegarde, ',
  'durata backup, durata del backup, tempo totale, tiempo total, tiempo empleado, tiempo de ejecución, ',
  'tempo total, tempo de execução, tempo gasto, verwerkingstijd, duurtijd, back-upduur, totale duur, ',
  'tidsforbrug, samlet tid, varighet, använd tid, total tid, total varaktighet, czas kopiowania, ',
  'doba trvání, délka trvání, trvání, kesto, длительность, продолжительность, ',
  'benodigde tijd, brugt tid, tid brugt, förfluten tid, upłynęło, zużyty czas, ',
  'tempo necessario, tiempo invertido, tempo despendido, temps mis, ',
  'время выполнения, затраченное время, időtartam, süre',
)

/** These are moments, too. */
export const timesLabels: readonly string[] = labels(
  'time, zeit, temps, tempo, tiempo, tijd, tid, czas, čas, aika, время',
)

export const startedAtLabels: readonly string[] = labels(
  'start time, started, job start time, session start time, task start time, start timestamp, started timestamp, start of backup, ',
  'started at, start, begin time, backup start time, job started, begin, start date, backup started, ',
  'time (start), beginn, startzeit, gestartet, gestartet am, anfang, startzeitpunkt, début, ',
  "heure de début, démarré, date de début, ora d'inizio, ora di inizio, inizio, ora inizio, avviato, ",
  'inicio, hora de inicio, comienzo, starttijd, begintijd, gestart, início, hora de início, iniciado, ',
  'starttidspunkt, startet, starttid, startad, rozpoczęto, czas rozpoczęcia, godzina rozpoczęcia, ',
  'data rozpoczęcia, początek, rozpoczęcie, startdatum, startuhrzeit, begonnen, begonnen am, ',
  'begonnen um, gestartet um, heure début, date début, commencé, commencé à, démarrage, démarrée à, ',
  'démarrée le, data di inizio, data inizio, iniziato, avvio, data e ora di inizio, fecha de inicio, ',
  'fecha inicio, hora inicio, iniciada, comenzó, data de início, data início, hora início, ',
  'iniciado em, aanvang, gestart om, gestart op, startdato, påbegyndt, påbörjad, startade, začátek, ',
  'zahájeno, zahájení, alkoi, aloitettu, aloitusaika, начало, время начала, kezdés, başlangıç',
)

export const endedAtLabels: readonly string[] = labels(
  'end time, ended, completion timestamp, end timestamp, finished timestamp, end of backup, ended at, finished, finished at, completed, completed at, end, finish time, ',
  'completion time, job end time, session end time, task end time, backup ended, backup finished, backup completed, stop time, stopped, backup end time, end date, job ended, time (end), ende, ',
  'endzeit, beendet, beendet am, abgeschlossen, endzeitpunkt, fin, heure de fin, terminé, date de fin, ',
  'ora di fine, ora fine, fine, terminato, hora de finalización, hora de fin, finalizado, eindtijd, ',
  'einde, voltooid, hora de término, término, fim, concluído, sluttidspunkt, afsluttet, sluttid, ',
  'avslutad, slutförd, zakończono, czas zakończenia, enddatum, enduhrzeit, beendet um, fertiggestellt, ',
  'heure fin, date fin, terminée, terminé le, terminé à, terminée à, data di fine, data fine, termine, ',
  'completato, data e ora di fine, fecha de fin, fecha fin, hora fin, fecha de finalización, ',
  'finalización, terminado, finalizada, data de término, data fim, hora fim, concluído em, término em, ',
  'eind, eindigde, voltooid om, voltooid op, slutdato, slut, afsluttet kl, avsluttet, slutade, koniec, ',
  'zakończenie, data zakończenia, konec, ukončeno, dokončeno, päättyi, valmistui, окончание, завершено',
)
