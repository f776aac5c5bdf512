/** Tells webpack's loader where this plugin is served from, so that pages that are loaded later are found there. To be
 *  imported before anything else of a module.ts. */
import amdModule from 'amd-module'

const uri = amdModule.uri
if (uri) __webpack_public_path__ = uri.slice(0, uri.lastIndexOf('/') + 1)
