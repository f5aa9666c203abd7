/**
 * Words that say nothing by themselves: a question in whole words is not asked to have them in what is found. Fewer than stop lists
 * usually have, and none that is also the name of a thing, as "hat" or "mine" are in a shop.
 */
export const SMALL_WORDS = {
  en: `a an the and or but if of in on at to for from by with without about into as is are was were be been am it its this that these those
    i me my we our you your he him his she her they them their do does did has have had what which who whom how when where why there not no
    s t ll ve re`,
  de: `der die das den dem des ein eine einen einem einer eines und oder aber wenn von im in an am auf zu zum zur für aus bei mit ohne über
    als wie ist sind war waren sein es er sie wir ihr ich mich mir mein meine unser unsere dein deine euch uns sich nicht kein keine was
    welche welcher welches wer wo wann warum hat haben hatte dass auch noch nur`,
  es: `el la los las un una unos unas y e o u pero si de del en al a para por con sin sobre como es son era eran ser está están lo le les se
    su sus mi mis tu tus nuestro nuestra nuestros nuestras yo nos no que qué cual cuál cuales quién cuando cuándo donde dónde este esta estos
    estas ese esa eso esto ha han hay muy más`,
  fr: `le la les l un une des du de d et ou mais si en au aux à pour par avec sans sur dans chez est sont était étaient être ce cet cette ces
    c il elle ils elles on je j tu nous vous me m te t se s mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs ne n pas que qu
    qui quoi quel quelle quels quelles où quand comment y a ont`,
  it: `il lo la i gli le l un uno una e ed o ma se di del dello della dei degli delle d in nel nello nella nei negli nelle a al allo alla ai
    agli alle per da dal dallo dalla dai dagli dalle con senza su sul sulla sui sulle è sono era erano che chi cui quale quali quando dove
    come non mi ti si ci vi mio mia miei mie tuo tua nostro nostra questo questa questi queste ha hanno`,
  pt: `o a os as um uma uns umas e ou mas se de do da dos das em no na nos nas ao à aos às para pra por pelo pela pelos pelas com sem sobre
    como é são era eram ser está estão que quem qual quais quando onde não me te lhe meu minha meus minhas teu tua seu sua seus suas nosso
    nossa este esta estes estas isto há tem`,
  nl: `de het een en of maar als van in op aan bij te tot voor uit met zonder over door is zijn was waren wordt worden er dat die dit deze
    ik me mij mijn wij we ons onze jij je jouw u uw hij hem zij ze hun niet geen wat welke wie waar wanneer hoe ook om naar heeft hebben`,
  sv: `en ett den det de och eller men om av i på till för från med utan vid som är var vara att jag mig min mitt mina vi oss vår vårt våra du
    din ditt han hon deras inte vad vilken vem hur när här där har hade`,
  da: `en et den det de og eller men om af i på til for fra med uden ved som er var være at jeg mig min mit mine vi os vores du din dit han hun
    deres ikke hvad hvilken hvem hvordan hvornår her der har havde`,
  no: `en et ei den det de og eller men om av i på til for fra med uten ved som er var være at jeg meg min mitt mine vi oss vår vårt våre du
    din ditt han hun deres ikke hva hvilken hvem hvordan når her der har hadde`,
  fi: `ja tai mutta jos on ovat oli olivat olla ei en se ne tämä nämä tuo nuo minä minun me meidän sinä sinun hän te he mikä mitä kuka missä
    milloin miten kun että myös`,
  tr: `ve veya ama ile için bir bu şu o da de ki mi mı mu mü ben sen biz siz onlar benim bizim ne kim nasıl nerede değil var yok çok daha gibi`,
  ru: `и или но если в во на о об от до по при за из к ко с со у для без над под как это этот эта эти тот та те что кто где когда почему чем
    не ни да же бы ли я мы ты вы он она они мой наш ваш его её их есть был была были`,
} as const;
