/** Which files of app/routes are addresses: Remix's flat route names, tests and styles left out. */
import { flatRoutes } from '@remix-run/fs-routes';

export default flatRoutes({ ignoredRouteFiles: ['**/.*', '**/*.css', '**/*.test.*'] });
