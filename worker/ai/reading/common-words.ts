/**
 * Ordinary words of the languages people ask in that lie one slip from a word of ours, normalised: "send" is no slip of
 * "spend". Taken from the most frequent words of each language, so that the list stays short.
 */
export const COMMON_WORDS = `aanval abrir account acha acham achar acheter actie addition additional affaire affairs afinal ahora ajoute
  ajoutee ajouter alter altro amounts ancien ancient anne aposto apri aprire arte artistes atouts begann begin
  beginnen begon begonnen beine besuchen bezahlen billet black border born braut brothers brought brown browser
  bruja brust brutta calculator calendars caliente calme camel caras cards cargo carol carriers carro cars carta
  cartas carte cartes cats centre certa cervello chame chance changer changes charge charger charges chart charts
  chiffres cine cisco claro cnet codes collector combine command commander commands commence commencent commencer
  comments commerce communes compagnia compagnie compagnies companhia compania companies comparaison comparer
  compilation compiled completa completamente completely completo complexe complicado comprar comprare comprato
  compre comprend compris computador conclusion conde conducted connector conservation contact contacto contains
  contato contatto content contents contests contract contractor contractors contracts contrato contrats
  convention conversa conversacion conversar converted cosas costa costas couples coupons created creates cuesta
  dacht dalla damen dames danno darte dated daten datos defense define definitions deine deinem deinen deiner
  dela delais delas delay delhi deliver delivered delle dello delta demarche depende dependent depenses derniers
  descanso described describes desde dici digas dios dire direi discours dispuesto dolce doute dragen drive dudas
  duren earrings echange eerst eier eigen einde eines eleve eleves ellos eminem enter entero entra entree entrer
  entro entry envie erst erster este esten estes euren even exciting explains exposition extensive fanno feeds
  feels feest fera finale font fonts form forte fortes forth free frequent frequently freue fronte fuerte fuertes
  gast gaste gato gebraucht geven gives good gosto grandes grandi grands grass gros grossen grosser grosses
  grosso grossten grossvater grunde gusto hanno haras height here hist honra hors hundreds hure import importa
  importo impose impresion inclusive increases iniziare iniziato inizio internal involves issue issues jantar
  jaren jaune jeune jouer julie junge junior junto kant keine keinem keinen keiner kende klasse know knows konden
  kontakt krant kunnen lacht lasst lato learning least letztes leuke leuten lien liest ligne lijst linea lista
  liste listo lists lord loro lst luces maakt maan maar maat mach macht madre maggie maggior major manos marc
  marca marcha marche marges mari marks meals meant median medias medico medo meia meinem meio mens mentre
  mercedes mios mises moest mogen montana montants monte morder mots mover moyennes moyens nacht neben nemen nero
  nett nette netter neuen neuer neues newsletters nieuw nieuws nieve nombres notas nouveau novas novel novo nueva
  nuevas nuevo numeros nummer nuova nuovo nutzen oder older onder orde ordem orden ordens ordre origin ouder
  ouders overal packages papier parlement pasos passagers passare patients payment paysage pedindo peine perdido
  perdon perdone permis perso persona personal personale personals personnages personne personnel persoon perto
  pessoa pessoal pezzo piece pieza placement placements placer places played playing podido ponto porno porta
  porte porti ports posto pourcentage prefiero prendere prevention previously priced prima prime primeira primero
  primeros primes prise prive prize proceder proceed produce produced producer producers producteur production
  productions produire profil profiter progetto projects promesso prometto promotion proposition provides
  proyecto purement quart quartier quella quelli quello quieto quita rachat racheter rated rato reaction
  reactions receive receiver receives recemment reception recommandation recommande recommended recorder records
  regering reise released remained remis repartition replaced reported reputacion reputation reserved reste
  returns revealed rotto sabes sabido salen salle salles salve sanno scale seconda seconde secondi seconds
  sections seen seguido seguinte segundos sehen seien seine seinem seinen seiner seite selber send sending sent
  senta sente sergente sesso shape shared shares sharp shell shopping shore siente sites situe sized sizes smart
  sneller solde soldi solid sotto spanking speakers speaking speed sport staat stack stadt standing star starb
  stare stark stars starten stats statt stell steven stick stort stuk subscribe succes successo suck suggests
  suite suivante tages taken taking tegen temo temp tempi templo tempos tend tente tera tercera teria termin
  termina termino terra thee thru thuis thus tiempos tieni tient ties tipos toda tracker traes trage tragen
  transition translation transportation trate tree trees tren treno trots turen typen ultimi unica unico unidos
  unite united uniti usine util vague vale valeurs valve vanno vele vendre venga vengas venha venia venite vent
  venue venuta verboten verdachte verde verkaufen verkauft verkocht verloren verlos verstand versuchte verte vete
  vidas vielen viene vienes vieren ville vindt visitar visited vista viste visto viver volumes vuelvan vuelve
  vuelves wachen wacht websites wees wegen weight weinen werken wesen weten width zeigt zeiten ziet zover
  unsubscribe unsubscribed unsubscribes opted consent consented reach reached reachable texted contacted missing arrive arrived arrives synced connected
  abgemeldet abbestellt widerrufen einwilligung eingewilligt zugestimmt erreichen erreiche erreichbar anschreiben kontaktieren abonniert fehlen fehlt vollstandig verbunden abspringen springt
  baja suscripcion suscrito suscrita suscritos consentimiento escribir contactar faltan falta llegaron llegado conectado perderia perder irse
  desabonne desabonnes desinscrit desinscrits abonne abonnes consentement joindre joignable joignables contacter manque manquent manquantes partir perdrais perdre
  churn reorder together usually wiederkommen zuruckkommen volvera reviendra`;
