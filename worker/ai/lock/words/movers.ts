/** How many rows are said to have moved; before the word that says how. Without accents. */
const NOUN =
  '(?:products?|items|countries|markets|channels|segments|produkte[ns]?|artikel|lander|kanale|segmente|productos?|articulos|paises|mercados|canales|produits?|articles|pays|marches|canaux)';
const OF =
  "(?:(?:of |von |de |d'entre )?(?:the|your|our|my|deiner?|deinen|ihrer?|ihren|den|der|los|las|tus|sus|les|vos|nos) )?";

export const MOVERS = new RegExp(
  `(?<!\\p{L})(?:(?<none>none of (?:the|your) ${NOUN}|no product|kein(?:es)? (?:produkt|der produkte|deiner produkte)|ningun(?:o de (?:los|tus))? productos?|aucun (?:de vos )?produits?)|(?<only>only one (?:of (?:the|your) )?${NOUN}|(?:the |your )?only ${NOUN} (?:to|that|which)|(?:das |dein )?einzige[sr]? ${NOUN}, (?:das|die|der)|(?:el|tu) unico ${NOUN} que|(?:le|votre) seul ${NOUN} (?:qui|a)|nur (?:ein produkt|eines (?:der|deiner) produkte)|solo un(?:o de (?:los|tus))? productos?|(?:seul un|un seul)(?: de vos)? produits?)|(?<all>all(?: of)?|every|each|both|alle[nr]?|jedes|beide|tod[oa]s|cada|ambos|tou(?:s|tes)|chaque|les deux|(?:die|der|los|las|les|the)(?= [\\p{L}\\d]+ ${NOUN}))(?: (?:the|your|deine[rn]?|ihre[rn]?|los|las|tus|sus|les|vos))?(?: [\\p{L}\\d]+)? ${NOUN}|[\\p{L}\\d]+ ${OF}${NOUN})(?!\\p{L})`,
  'u',
);

/** The row that rose or fell most of all. */
export const MOST_MOVED =
  /(?<!\p{L})(?:(?<rose>(?:grew|rose|increased|gained|climbed|improved) (?:by )?(?:the )?(?:most|fastest)|(?:strongest|biggest|largest|highest|fastest) (?:growth|increase|gain|rise)|am (?:starksten|meisten|schnellsten) (?:gewachsen|gestiegen|zugelegt)|(?:wuchs|stieg) am (?:starksten|meisten)|(?:el|la) (?:que mas crecio|mayor (?:crecimiento|aumento|subida))|(?:crecio|subio|aumento) mas|a le plus (?:progresse|augmente)|la plus forte (?:hausse|croissance|progression))|(?<fell>(?:fell|dropped|declined|lost|shrank) (?:by )?(?:the )?(?:most|fastest)|(?:biggest|largest|steepest|sharpest) (?:drop|decline|fall|decrease)|am (?:starksten|meisten) (?:gefallen|gesunken|zuruckgegangen)|(?:fiel|sank) am (?:starksten|meisten)|la mayor (?:caida|bajada)|(?:cayo|bajo) mas|a le plus (?:baisse|recule|chute)|la plus forte (?:baisse|chute)))(?!\p{L}| que)/u;
