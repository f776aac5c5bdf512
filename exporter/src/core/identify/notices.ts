/** What subjects of notices speak of: of licences, versions, logins, tests, bills, settings that were changed. */
const words: readonly RegExp[] = [
  /licen[sc]e|lizenz|licenza|licencia|licença|licentie|licens|lisens|licencj|licenc[ei]|лицензи/u,
  /subscription|abonnement|suscripción|abbonamento|new version|neue version|nouvelle version/u,
  /nuova versione|nueva versión|nova versão|nieuwe versie|ny version|ny versjon|nowa wersja/u,
  /nová verze|uusi versio|новая версия|nuevo dispositivo|passwor[dt]/u,
  /(?:verification|security|login|one-time) code|bestätigungscode|sicherheitscode/u,
  /code de vérification|codice di verifica|código de verificación|mot de passe|contraseña|senha/u,
  /wachtwoord|adgangskode|lösenord|hasło|heslo|пароль|sign-?in|log-?in|anmeldung/u,
  /(?<!\p{L})test ?(?:e-?mail|mail|message|notification|nachricht)|message de test|e-?mail de test/u,
  /messaggio di prova|mensaje de prueba|correo de prueba|mensagem de teste|testbericht|testbesked/u,
  /testmeddelande|wiadomość testowa|e-mail di prova|email di prova|e-?mail de prueba/u,
  /e-?mail de teste|test-?e-?mail|testmail|testmejl|teste-post|testovací|testiviesti|testnachricht/u,
  /тестовое|prueba de correo|(?:test|teste|prova) (?:di |de |d')(?:e-?mail|correo|notifi\p{L}*)/u,
  /(?:e-?mail|mail)[- ]?test(?!\p{L})|invoice|rechnung|facture|fattura|factura|fatura|factuur/u,
  /(?:jobs?|tasks?|plan|policy|auftrag|aufgabe|tâche|tarea|attività|taak|tarefa)(?: (?:"[^"]*"|'[^']*'|\S+))? (?:was|has been|wurde|a été|ha sido|è stat[oa]|is|foi) (?:created|deleted|removed|modified|changed|added|edited|renamed|angelegt|gelöscht|geändert|hinzugefügt|créée?|supprimée?|modifiée?|cread[oa]|eliminad[oa]|modificad[oa]|creat[oa]|eliminat[oa]|modificat[oa]|aangemaakt|verwijderd|gewijzigd|criad[oa]|excluíd[oa])/u,
  /firmware|wartungsfenster|wartungsarbeiten|webinar|newsletter|welcome|willkommen|bienvenue/u,
  /benvenuto|bienvenido/u,
  /(?:trial|testversion|testphase)(?: \p{L}+){0,5} (?:ends|expires|ended|expired|endet|läuft ab)/u,
  /(?:versions?|updates?|packages|releases?|upgrades?|\d\.\d\S*) (?:is |are |now |ist )*(?:available|verfügbar|released)/u,
  /(?:planned|scheduled|emergency) maintenance|maintenance (?:window|work|of)|how satisfied/u,
  /satisfaction survey/u,
  /(?:certificate|zertifikat|certificat\p{L}{0,3})[^\n]{0,60}(?:expir|läuft|abgelaufen|scad|caduc|verloopt)/u,
]

export const notice: RegExp = new RegExp(words.map(({ source }) => source).join('|'), 'iu')
