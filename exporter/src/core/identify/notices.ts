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
  /(?:maintenance|support|wartung|assistance|contract|vertrag|contrat|contratto|contrato|manutenzione|mantenimiento|manutenção|onderhoud|warranty|garantie|agreement|abonnemang|umowa)(?!\p{L})[^\n]{0,60}(?:expir|renew|läuft[^\n]{0,30} ab(?!\p{L})|ablaufen|abgelaufen|scade|scadenza|caduc|venc|verloop|verlopen|udløb|upphör|går ut|löper ut|wygas)/u,
  /soft delete|firmware|wartungsfenster|wartungsarbeiten|webinar|newsletter|welcome|willkommen|bienvenue/u,
  /benvenuto|bienvenido/u,
  /(?:trial|testversion|testphase)(?: \p{L}+){0,5} (?:ends|expires|ended|expired|endet|läuft ab)/u,
  /(?:versions?|updates?|packages|releases?|upgrades?|\d\.\d\S*) (?:is |are |now |ist )*(?:available|verfügbar|released)/u,
  /(?:planned|scheduled|emergency) maintenance|maintenance (?:window|work|of)|how satisfied/u,
  /satisfaction survey/u,
  /(?:certificate|zertifikat|certificat\p{L}{0,3})[^\n]{0,60}(?:expir|läuft|abgelaufen|scad|caduc|verloopt)/u,
  /ny enhed|ny enhet|nouvel appareil|neues gerät|nuovo dispositivo|novo dispositivo|nieuw apparaat/u,
  /(?:used|using|consumed|reached|exceeded) (?:over |more than |about )?\d{2,3} ?% of (?:your |the |its )?(?:\p{L}+ ){0,2}(?:storage|space|plan|allowance|capacity)/u,
  /\d{2,3} ?% (?:ihres|des|de votre|de l'|dello|della|del|de su|do seu|do|da sua|van uw|van je|af din|av ditt|av din|twojej|miejsca|przestrzeni)[ '](?:\p{L}+ ){0,2}(?:speicher\p{L}*|espace|stockage|spazio|archiviazione|almacenamiento|espacio|armazenamento|espaço|opslag\p{L}*|lagerplads|lagring\p{L}*|przestrzeni|miejsca)/u,
  /nowe urządzenie|kontingent|quota|soft delete/u,
  /aanmelding|inloggning|indlogning|innlogging|logowani[ea]|nuovo accesso|inicio de sesión|nouvelle connexion|início de sessão|novo acesso|nuevo acceso|connexion à votre compte/u,
  /testmeddelelse|testmelding|proefbericht|wiadomość próbna|(?:wiadomość|powiadomienie|mail|e-mail) testow|testow[aey] (?:wiadomość|powiadomienie|e?-?mail)|(?:courriel|courrier|mail|notification|message|e-mail) (?:électronique )?de test(?!\p{L})|correo electrónico de prueba|(?:notifica|messaggio|e-?mail|posta) di (?:prova|test)(?!\p{L})|(?:notificación|alerta) de prueba|(?:notificação|e-?mail|mensagem) de teste|test ?(?:notifikation|notificatie|varsel|avisering|besked|bericht)/u,
  /nyhedsbrev|nyhetsbrev|nieuwsbrief|boletín|infolettre|lettre d'information|biuletyn|boletim informativo/u,
  /abonament|subskrypcj|prenumeration|assinatura|période d'essai|per[íi]odo de (?:prueba|teste|avaliação|evaluación)|periodo di prova|proefperiode|prøveperiode|provperiod|okres próbny|probezeitraum/u,
  /faktura|velkommen|välkommen|welkom|witamy|bem-vind|benvenut|bienvenid/u,
  /(?:opdatering|uppdatering|aktualizacj[ae]|actualización|mise à jour|aggiornamento|atualização|aktualisierung|update)(?: [\p{L}\d.-]+){0,4} (?:tilgængelig|tillgänglig|dostępn|disponib|disponív|verfügbar|beschikbaar)/u,
  /kod weryfikacyjny|bekræftelseskode|verifieringskod|verificatiecode|säkerhetskod|sikkerhedskode|engangskode|engångskod|kod jednorazowy/u,
  /(?:espace|espacio|spazio|espaço|speicher\p{L}*|storage|space|opslag\p{L}*|ruimte|plads\p{L}*|lagring\p{L}*|utrymme\p{L}*|miejsc\p{L}|przestrze\p{L}*|pojemno\p{L}*|capacité|capacidade?|capacità|kapazität|capaciteit|kapacitet\p{L}*|compte|konto|kontos|conta|cuenta|account)(?: [\p{L}\d/.-]+){0,8} (?:almost|nearly|running (?:low|out)|fast|beinahe|knapp|zur neige|aus$|presque|bientôt|quasi|in esaurimento|casi|se agota|por agotarse|quase|a esgotar|bijna|raakt op|næsten|snart|nästan|tar slut|prawie|na wyczerpaniu)(?!\p{L})/u,
  /(?:kończy się|zaczyna brakować|ci sta finendo|wordt krap|snart slut på|ved at løbe tør for|håller på att få slut på) (?:[\p{L}]+ ){0,2}(?:miejsc|przestrze|spazio|ruimte|plads|utrymme|lagring)\p{L}*/u,
  /(?:geplante|planerat|planlagt|gepland|planowan\p{L}|plánovan\p{L}) (?:wartung|underhåll|vedligehold\p{L}*|onderhoud|konserwacj\p{L}|údržb\p{L})/u,
  /(?:maintenance|manutenzione|mantenimiento|manutenção) (?:planifiée|programm(?:ée|ata)|programad[oa])/u,
]

/** What it mends is listed in it: no failures of a run. */
export const release: RegExp =
  /(?<!\p{L})(?:release notes|changelog|what's new|patch notes|versionshinweise|notes de (?:version|publication)|note di rilascio|notas de (?:la )?versión|notas de (?:versão|lançamento))(?!\p{L})|(?<!\p{L})(?:version|release|update|upgrade|hotfix|patch|service pack|beta|versione|versión|versão|versie|aktualisierung|mise à jour|aggiornamento|actualización|atualização|aktualizacja|wersja|opdatering|uppdatering|v?\d+\.\d+[\d.]*)(?!\p{L})[^\n]{0,60}(?<!\p{L})(?:available|released|is here|is out|verfügbar|erschienen|veröffentlicht|freigegeben|disponible|disponibile|disponível|beschikbaar|tilgængelig|tillgänglig|tilgjengelig|dostępn[aey])(?!\p{L})/iu

export const notice: RegExp = new RegExp(words.map(({ source }) => source).join('|'), 'iu')
