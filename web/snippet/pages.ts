let following = false;

/** Calls back whenever a page of one document takes the place of another. */
export function followPages(changed: () => void): void {
  if (following) return;
  following = true;
  let path = location.pathname;
  const look = () => {
    if (location.pathname === path) return;
    path = location.pathname;
    // The page's own code sets the title after it has changed the address.
    setTimeout(changed, 50);
  };
  const { pushState } = history;
  history.pushState = function (...args) {
    pushState.apply(this, args);
    look();
  };
  addEventListener('popstate', look);
}
