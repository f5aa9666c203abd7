import type { Letters } from './written.ts';

export const fr: Letters = {
  general: {
    reminder: {
      subject: 'Vous y pensez encore ?',
      message:
        "Vous avez regardé chez nous quelque chose qui mérite un second coup d'œil. Si une question vous a retenu, répondez simplement à ce message et une personne vous aidera.",
      offer: 'Sans remise ; un rappel et une personne à qui demander',
    },
    free_delivery: {
      subject: 'La livraison est pour nous',
      message:
        'Pendant quelques jours, votre commande voyage gratuitement. La livraison et les retours sont aussi simples que nous avons pu les rendre.',
      offer: {
        from: (amount) => `Livraison offerte dès ${amount}, pendant 7 jours`,
        without: 'Livraison offerte, pendant 7 jours',
      },
    },
    discount: {
      subject: 'Une petite attention pour vous',
      message:
        "Vous avez trouvé quelque chose qui vous plaît, et nous aimerions être la boutique qui vous l'apporte. Voici un mot de bienvenue de notre part.",
      offer: '10 % de remise, valable 7 jours',
    },
    early_access: {
      subject: 'Avant tout le monde : un premier regard',
      message:
        "Vous faites partie de ceux qui font vivre cette boutique, et nous le voyons. Avant toute annonce, vous pouvez voir et commander les nouveautés. Merci d'être là.",
      offer: "48 heures d'accès anticipé ; pas de remise, elle n'est pas nécessaire",
    },
    gift: {
      subject: 'Une petite surprise vous attend',
      message:
        'Vous avez regardé de plus près que la plupart. À votre prochaine commande, nous joignons une petite chose qui va avec, choisie à la main.',
      offer: 'Un échantillon ou un petit cadeau avec la prochaine commande',
    },
    guide: {
      subject: 'Commencez par ce que les autres adorent',
      message:
        'Merci de votre visite. Voici pourquoi nos clients reviennent ; jetez un œil, et dites-nous ce que vous cherchez si vous ne le voyez pas.',
      offer: 'Un petit guide des produits préférés',
    },
    refill: {
      subject: "L'heure de refaire le plein ?",
      message:
        "C'est un plaisir de vous revoir à chaque fois. Nous avons réuni ce qui va bien avec votre dernière commande, pour que cela ne vous prenne qu'une minute.",
      offer: {
        from: (amount) => `Livraison offerte dès ${amount}, un cran au-dessus de leur commande habituelle`,
        without: 'Livraison offerte sur la prochaine commande',
      },
    },
    friend: {
      subject: 'Amenez un ami, vous y gagnez tous les deux',
      message:
        'Les personnes à qui vous nous recommandez sont nos meilleurs clients. Amenez un ami, et vous y gagnez tous les deux.',
      offer: "10 % pour eux et pour l'ami qu'ils amènent",
    },
  },
  own: {
    cart_abandoners: {
      reminder: {
        subject: 'Vous y réfléchissez encore ?',
        message:
          "Vous avez mis quelque chose dans votre panier sans l'emporter. Nous l'avons gardé pour vous : tout est resté en place, à portée de doigt. Si une question vous a retenu, répondez simplement à ce message et une personne vous aidera.",
        offer: 'Sans remise : un rappel que le panier est gardé',
      },
      discount: {
        subject: 'Votre panier, un peu moins cher',
        message:
          'Ce que vous avez mis dans votre panier est toujours là. Emportez-le cette semaine et il sera moins cher.',
        offer: '10 % de remise sur le panier, valable 7 jours',
      },
    },
    potential_customers: {
      discount: {
        subject: 'Une petite attention pour votre première commande',
        message:
          "Vous avez trouvé quelque chose qui vous plaît, et nous aimerions être la boutique qui vous l'apporte. Voici de quoi vous accueillir pour votre première commande. La livraison et les retours sont aussi simples que nous avons pu les rendre.",
        offer: '10 % de remise sur la première commande, valable 7 jours',
      },
    },
    new_visitors: {
      guide: {
        subject: 'Première visite ? Commencez par ce que les autres adorent',
        message:
          'Merci de votre visite. Voici pourquoi nos clients reviennent ; jetez un œil, et dites-nous ce que vous cherchez si vous ne le voyez pas.',
        offer: 'Un petit guide des produits préférés',
      },
    },
    engaged_users: {
      guide: {
        subject: 'Pour ceux qui regardent de près',
        message:
          'Vous avez regardé de plus près que la plupart. Dites-nous ce qui compte pour vous et nous vous montrerons les trois choses qui vous vont le mieux, avec des mots sincères sur chacune.',
        offer: 'Une sélection personnelle, faite à la main',
      },
    },
  },
};
