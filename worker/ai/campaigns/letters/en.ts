import type { Letters } from './written.ts';

export const en: Letters = {
  general: {
    reminder: {
      subject: 'Still on your mind?',
      message:
        'You looked at something here that we think is worth a second look. If a question held you back, just answer this message and a person will help.',
      offer: 'No discount; a reminder and a person to ask',
    },
    free_delivery: {
      subject: 'Delivery is on us',
      message: 'For a few days your order travels for free. Delivery and returns are as simple as we could make them.',
      offer: { from: (amount) => `Free delivery from ${amount}, for 7 days`, without: 'Free delivery, for 7 days' },
    },
    discount: {
      subject: 'A little something for you',
      message:
        'You have found something you like, and we would love to be the shop you get it from. Here is a welcome from us.',
      offer: '10% off, valid for 7 days',
    },
    early_access: {
      subject: 'Before everyone else: have a first look',
      message:
        'You are among the people who keep this shop going, and we notice. Before it is announced anywhere, you can see and order what is new. Thank you for being here.',
      offer: '48 hours of early access; no discount, it is not needed',
    },
    gift: {
      subject: 'Something small is waiting for you',
      message:
        'You have been looking around more than most. With your next order we put in something small that fits it, chosen by hand.',
      offer: 'A free sample or small gift with the next order',
    },
    guide: {
      subject: 'Start with what others love',
      message:
        'Thank you for looking in. These are the things our customers come back for; have a look, and tell us what you are searching for if you do not see it.',
      offer: 'A short guide to the most-loved products',
    },
    refill: {
      subject: 'Time for a refill?',
      message:
        'It is good to have you back every time. We put together what goes well with your last order, so that it takes you a minute.',
      offer: {
        from: (amount) => `Free delivery from ${amount}, a step above their usual order`,
        without: 'Free delivery on the next order',
      },
    },
    friend: {
      subject: 'Bring a friend, and you both get something',
      message:
        'The people you recommend us to are the best customers we have. Bring a friend and you both get something.',
      offer: '10% for them and for the friend they bring',
    },
  },
  own: {
    cart_abandoners: {
      reminder: {
        subject: 'Still thinking it over?',
        message:
          'You put something in your cart and did not take it home. We kept it for you: everything is where you left it, one tap away. If a question held you back, just answer this message and a person will help.',
        offer: 'No discount: a reminder that the cart is kept',
      },
      discount: {
        subject: 'Your cart, with something off',
        message: 'What you put in your cart is still there. Take it home this week and we take something off.',
        offer: '10% off what is in the cart, valid for 7 days',
      },
    },
    potential_customers: {
      discount: {
        subject: 'A little something for your first order',
        message:
          'You have found something you like, and we would love to be the shop you get it from. Here is a welcome for your first order. Delivery and returns are as simple as we could make them.',
        offer: '10% off the first order, valid for 7 days',
      },
    },
    new_visitors: {
      guide: {
        subject: 'New here? Start with what others love',
        message:
          'Thank you for looking in. These are the things our customers come back for; have a look, and tell us what you are searching for if you do not see it.',
        offer: 'A short guide to the most-loved products',
      },
    },
    engaged_users: {
      guide: {
        subject: 'Made for people who look closely',
        message:
          'You have been looking around more than most. Tell us what matters to you and we will show you the three things that fit best, with honest words on each.',
        offer: 'A personal selection, chosen by hand',
      },
    },
  },
};
