/** What is done to jobs, agents, accounts and schedules: `Backup plan was created successfully`, `successfully started`.
 *  Such a success is none of a run. */

const well =
  'success(?:ful)?(?:ly)?|with success|erfolgreich|avec succès|con successo|correttamente|con éxito|correctamente|exitosamente|com sucesso|succesvol|med succes|framgångsrikt|korrekt|z powodzeniem|pomyślnie|úspěšně|успешно'
/** Whatever it is done to. */
const done =
  'started|accepted|scheduled|rescheduled|queued|initiated|triggered|installed|uninstalled|connected|changed|enabled|disabled|registered|activated|configured|assigned|renamed|modified|edited|updated|upgraded|paired|linked|relinked|reconnected|detached|attached|unmounted|decommissioned|migrated|added|subscribed|submitted|approved|resumed|unlocked|mounted|imported|rotated|renewed|set up|logged (?:in|on)|signed (?:in|up)|eingeloggt|ingelogd|aangemeld|loggat in|inloggad|logget (?:ind|inn|på)|logado|zalogowan[aoy]|deleted|removed|purged|pruned|applied|angewendet|appliquée?s?|applicat[oaie]|aplicad[oa]s?|toegepast|anvendt|tillämpad[et]?|gestartet|geplant|eingehängt|angenommen|eingeplant|installiert|verbunden|geändert|aktiviert|deaktiviert|registriert|konfiguriert|zugewiesen|eingerichtet|hinzugefügt|umbenannt|aktualisiert|angelegt|eingereicht|genehmigt|gelöscht|entfernt|angemeldet|démarrée?s?|planifiée?s?|montée?s?|acceptée?s?|programmée?s?|installée?s?|connectée?s?|modifiée?s?|activée?s?|désactivée?s?|configurée?s?|ajoutée?s?|supprimée?s?|avviat[oaie]|pianificat[oaie]|montat[oaie]|accettat[oaie]|installat[oaie]|conness[oaie]|modificat[oaie]|attivat[oaie]|configurat[oaie]|aggiunt[oaie]|eliminat[oaie]|iniciad[oa]s?|programad[oa]s?|planificad[oa]s?|agendad[oa]s?|montad[oa]s?|aceptad[oa]s?|instalad[oa]s?|conectad[oa]s?|modificad[oa]s?|activad[oa]s?|configurad[oa]s?|añadid[oa]s?|agregad[oa]s?|eliminad[oa]s?|ativad[oa]s?|adicionad[oa]s?|excluíd[oa]s?|gestart|gepland|ingepland|gekoppeld|geaccepteerd|geïnstalleerd|verbonden|gewijzigd|ingeschakeld|toegevoegd|verwijderd|startet|planlagt|accepteret|installeret|ændret|aktiveret|tilføjet|slettet|startad|schemalag(?:d|ts)|planera(?:d|ts)|monterad|installerad|ändrad|aktiverad|tillagd|borttagen|rozpoczęt[aoy]|zaplanowan[aoy]|zamontowan[aoy]|przyjęt[aoy]|zainstalowan[aoy]|zmienion[aoy]|dodan[aoy]|usunięt[aoy]'
/** What is made without a backup being made. */
const made =
  'created|saved|set|angelegt|erstellt|gespeichert|créée?|enregistrée?|creat[oa]|salvat[oa]|cread[oa]|guardad[oa]|criad[oa]|aangemaakt|opgeslagen|oprettet|skapad|utworzon[aoy]'
const things =
  'jobs?|tasks?|plans?|polic(?:y|ies)|schedules?|accounts?|users?|keys?|passwords?|agents?|clients?|destinations?|repositor(?:y|ies)|vaults?|profiles?|connections?|devices?|rules?|groups?|tenants?|customers?|settings?|templates?|bucket|auftrag|aufgabe|zeitplan|richtlinie|konto|benutzer|schlüssel|einstellungen|tâche|compte|utilisateur|clé|stratégie|attività|piano|utente|chiave|criterio|tarea|cuenta|usuario|clave|directiva|política|tarefa|conta|taak|gebruiker|sleutel|beleid|opgave|bruger|uppgift|användare|zadanie|konto|użytkownik'
const name = '(?: "[^"]{1,80}"| \'[^\']{1,80}\'| (?!of\\b|for\\b|von\\b|de\\b)\\S{1,60})?'

const programs =
  '(?:(?:back-?up|sicherungs|kopierings)?(?:agent(?:en|et)?|client|software|program(?:m|me|ma|met)?|plugin|app|schema|schedule|zeitplan|schedulering)|backup-?(?:programmet|software|schema)|agent de sauvegarde|agente(?: di backup| de copia)?|oprogramowanie|rozkład)'
const updated =
  'updated|upgraded|aktualisiert|mise? à jour|aggiornat[oa]|actualizad[oa]|atualizad[oa]|bijgewerkt|aangepast|gewijzigd|geändert|opdateret|uppdaterad|zaktualizowan[ey]|zmienion[ey]|installeret|installerad'
const updates =
  '(?:software |firmware |agent )?(?:updates?|upgrade)|aktualisierung|mise à jour|aggiornamento|actualización|atualização|bijwerking|opdatering|uppdatering|aktualizacja'

export const administration: RegExp = new RegExp(
  [
    `(?<!\\p{L})(?:${well}) (?:${done})(?!\\p{L})(?! (?:and|und|et|e|y|en) )`,
    `(?<!\\p{L})(?:${done}) (?:${well})(?!\\p{L})`,
    `(?<!\\p{L})(?:${things})${name} (?:(?:was|were|has been|is|wurde|a été|è stat[oa]|ha sido|se ha|foi|is|blev) )?(?:(?:${well}) )?(?:${made})(?: (?:${well}))?\\W*$`,
    `(?<!\\p{L})(?:${programs})(?!\\p{L})[^\\n]{0,60}(?<!\\p{L})(?:${updated})(?!\\p{L})`,
    `(?<!\\p{L})(?:${updates})(?!\\p{L}|-(?:\\p{L}{2,8}\\d|(?:srv|server|host|vm|db|pc|nas)(?!\\p{L})))[^\\n]{0,60}(?<!\\p{L})(?:${well}|complet\\p{L}+|finished|abgeschlossen|terminée?|completat[oa]|voltooid|fuldført|slutförd|zakończon\\p{L})`,
  ].join('|'),
  'iu',
)
