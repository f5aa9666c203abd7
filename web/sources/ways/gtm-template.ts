/** What the template does in Tag Manager's sandbox: loads the snippet once, then makes the call that the tag asks for. */
const SANDBOXED = (origin: string) => `const injectScript = require('injectScript');
const callInWindow = require('callInWindow');
const copyFromWindow = require('copyFromWindow');
const copyFromDataLayer = require('copyFromDataLayer');
const setInWindow = require('setInWindow');

const NAMES = {
  view_item: 'Product Viewed',
  add_to_cart: 'Product Added',
  begin_checkout: 'Checkout Started',
  purchase: 'Order Completed'
};

const call = () => {
  if (data.call === 'page') {
    callInWindow('pulsehub.page');
  } else if (data.call === 'identify') {
    callInWindow('pulsehub.identify', data.userId, { email: data.email });
  } else {
    const name = data.eventName || copyFromDataLayer('event');
    const shop = copyFromDataLayer('ecommerce') || {};
    callInWindow('pulsehub.track', NAMES[name] || name, {
      value: shop.value,
      currency: shop.currency,
      order_id: shop.transaction_id,
      tax: shop.tax,
      shipping: shop.shipping,
      coupon: shop.coupon,
      products: shop.items
    });
  }
  data.gtmOnSuccess();
};

if (copyFromWindow('pulsehub.initialized')) {
  call();
} else {
  setInWindow('pulsehubKey', data.writeKey, true);
  injectScript('${origin}/p.js', call, data.gtmOnFailure, 'pulsehub');
}
`;

type Param = { type: 1; string: string } | { type: 2; listItem: unknown[] } | { type: 8; boolean: boolean };

const text = (string: string): Param => ({ type: 1, string });
const yes = (boolean: boolean): Param => ({ type: 8, boolean });
const list = (listItem: unknown[]): Param => ({ type: 2, listItem });

function permission(publicId: string, params: Record<string, Param>) {
  const param = Object.entries(params).map(([key, value]) => ({ key, value }));
  return {
    instance: { key: { publicId, versionId: '1' }, param },
    clientAnnotations: { isEditedByUser: true },
    isRequired: true,
  };
}

function global(key: string, { read = false, write = false, execute = false }) {
  const mapKey = ['key', 'read', 'write', 'execute'].map(text);
  return { type: 3, mapKey, mapValue: [text(key), yes(read), yes(write), yes(execute)] };
}

const permissions = (origin: string) => [
  permission('access_globals', {
    keys: list([
      global('pulsehubKey', { read: true, write: true }),
      global('pulsehub.initialized', { read: true }),
      ...['track', 'page', 'identify'].map((call) => global(`pulsehub.${call}`, { execute: true })),
    ]),
  }),
  permission('inject_script', { urls: list([text(`${origin}/p.js`)]) }),
  permission('read_data_layer', { allowedKeys: text('specific'), keyPatterns: list(['event', 'ecommerce'].map(text)) }),
];

const shownFor = (call: string) => [{ paramName: 'call', paramValue: call, type: 'EQUALS' }];

const fields = (key: string) => [
  {
    type: 'TEXT',
    name: 'writeKey',
    displayName: 'Write key',
    simpleValueType: true,
    defaultValue: key,
    valueValidators: [{ type: 'NON_EMPTY' }],
  },
  {
    type: 'SELECT',
    name: 'call',
    displayName: 'What to tell',
    macrosInSelect: false,
    simpleValueType: true,
    defaultValue: 'track',
    selectItems: [
      { value: 'track', displayValue: 'An event' },
      { value: 'page', displayValue: 'A page view' },
      { value: 'identify', displayValue: 'Who it is' },
    ],
  },
  {
    type: 'TEXT',
    name: 'eventName',
    displayName: 'Event name',
    simpleValueType: true,
    help: 'Left empty, the name in the data layer is taken. GA4’s shop events are understood.',
    enablingConditions: shownFor('track'),
  },
  {
    type: 'TEXT',
    name: 'userId',
    displayName: 'Customer number',
    simpleValueType: true,
    enablingConditions: shownFor('identify'),
  },
  {
    type: 'TEXT',
    name: 'email',
    displayName: 'E-mail',
    simpleValueType: true,
    enablingConditions: shownFor('identify'),
  },
];

const TESTS = `scenarios:
- name: Loads the snippet once and makes the call
  code: |-
    mock('copyFromWindow', undefined);
    mock('copyFromDataLayer', (key) => key === 'event' ? 'purchase' : { value: 48, currency: 'EUR', transaction_id: '1001' });
    mock('injectScript', (url, success) => success());
    runCode({ writeKey: 'key', call: 'track' });
    assertApi('setInWindow').wasCalledWith('pulsehubKey', 'key', true);
    assertApi('callInWindow').wasCalled();
    assertApi('gtmOnSuccess').wasCalled();
- name: Does not load it twice
  code: |-
    mock('copyFromWindow', true);
    runCode({ writeKey: 'key', call: 'page' });
    assertApi('injectScript').wasNotCalled();
    assertApi('callInWindow').wasCalledWith('pulsehub.page');
`;

/** A template for Tag Manager, as its editor imports it, with the source's key and this hub's address in it. */
export function gtmTemplate(key: string, origin: string): string {
  const info = {
    type: 'TAG',
    id: 'cvt_temp_public_id',
    version: 1,
    securityGroups: [],
    displayName: 'PulseHub',
    categories: ['ANALYTICS', 'MARKETING'],
    brand: { id: 'brand_dummy', displayName: 'PulseHub' },
    description: 'Tells PulseHub what happens in your shop: page views, carts, checkouts, orders, and who it is.',
    containerContexts: ['WEB'],
  };
  const sections: [string, string][] = [
    ['INFO', JSON.stringify(info, null, 2)],
    ['TEMPLATE_PARAMETERS', JSON.stringify(fields(key), null, 2)],
    ['SANDBOXED_JS_FOR_WEB_TEMPLATE', SANDBOXED(origin)],
    ['WEB_PERMISSIONS', JSON.stringify(permissions(origin), null, 2)],
    ['TESTS', TESTS],
    ['NOTES', 'Fire it on the events that you want PulseHub to know of.'],
  ];
  return sections.map(([name, content]) => `___${name}___\n\n${content}\n`).join('\n\n');
}
