const words = (text: string): readonly string[] => text.trim().split(/\s+/);

/** Every member of `my` that a Tiki document, the published types or the native runtime knows (tini-framework.md sections 9.1 and 9.4). */
export const MY_NAMES: ReadonlySet<string> = new Set([
  ...words(`
    SDKVersion addIconsToNavigationBar addPhoneContact addToCart alert askDownloadNewClient bioMetrics callSecuritySystem
    canIUse checkAddressPermission checkNativePermissions checkNotification checkout chooseImage choosePaymentMethod
    choosePhoneContact chooseVideo clearStorage closeSecureChannel closeSocket compressImage compressVideo confirm
    connectSocket createAnimation createAudioContext createCanvasContext createCropperContext createInnerAudioContext
    createInterstitialAd createLottieContext createMapContext createRecycleContext createSecureChannel
    createSelectorQuery createVideoContext createWebViewContext cropImage datePicker disableHardwareBackPress
    downloadFile enableHardwareBackPress exitMiniApp gcp getAddress getAllContacts getAllKeysEncryptedStorage
    getAppIdSync getAppSecret getAuthCode getBatteryInfo getCart getClipboard getEncryptedStorage getFileInfo
    getImageInfo getLaunchOptionsSync getLocation getNetworkType getRunScene getSavedFileInfo getSavedFileList
    getScreenBrightness getSetting getStorage getStorageInfo getSystemInfo getSystemInfoSync getTitleColor getUserInfo
    getUserToken hideBackHome hideKeyboard hideLoading hideNavigationBarLoading hideOverlay hideTabBar hideTabBarRedDot
    hideToast isLoggedIn loadFontFace login logoutUser makePayment makePaymentCheckout makePaymentV2 makePhoneCall
    multiLevelSelect navigateBack navigateBackMiniApp navigateTo navigateToMiniApp openAppSetting openCartScreen
    openChatDetail openDeeplink openDocument openNativeAppStore openScreen openSetting openSocialLandingPage
    optionsSelect pageScrollTo previewImage prompt reLaunch reLaunchMiniApp redirectTo refreshUserToken
    removeEncryptedStorage removeSavedFile removeStorage removeTabBarBadge reportAnalytics request saveAddress saveFile
    saveImage scan sendInternalEvent sendMessageToSecureChannel sendSocketMessage setBackgroundColor
    setBackgroundTextStyle setCanPullDown setChatSellerProfileId setClipboard setEncryptedStorage setKeepScreenOn
    setNavigationBar setScreenBrightness setStorage setTabBarBadge setTabBarItem setTabBarStyle
    shareAppMessageWithCustomUrl showActionSheet showAddToDevice showLoading showNavigationBarLoading showOverlay
    showSharePanel showTabBar showTabBarRedDot showToast startAccelerometer startAcceleronmeter startCompass
    startPullDownRefresh stopAccelerometer stopAcceleronmeter stopCompass stopPullDownRefresh switchTab testMethod1
    testMethod2 trimVideo uploadFile vibrate vibrateLong vibrateShort waitResultSecureChannel watchShake
  `),
  ...words(`
    AcceleronmeterChange AppError AppHide AppShow CompassChange Error HardwareBackPress NetworkStatusChange SocketClose
    SocketError SocketMessage SocketOpen UnhandledRejection UserCaptureScreen
  `).flatMap((event) => [`on${event}`, `off${event}`]),
]);

/** Names that look like a member of `my` and are none: what to use instead. */
export const MY_INSTEAD: Readonly<Record<string, string>> = {
  showAlert: 'alert',
  showModal: 'confirm',
  httpRequest: 'request',
  getStorageSync: 'getStorage',
  setStorageSync: 'setStorage',
  removeStorageSync: 'removeStorage',
  clearStorageSync: 'clearStorage',
  tradePay: 'makePayment',
  requestPayment: 'makePayment',
  setNavigationBarTitle: 'setNavigationBar',
  biometrics: 'bioMetrics',
  // Tiki's published types declare these two; its documentation and its runtime know the other name.
  navigateToMiniProgram: 'navigateToMiniApp',
  navigateBackMiniProgram: 'navigateBackMiniApp',
};

/** Permissions that Tini Console hands out, and the calls that need each (docs/api/backend-permission of Tiki's documentation). */
export const PERMISSIONS: Readonly<Record<string, readonly string[]>> = {
  getAuthCode: ['getAuthCode'],
  openDeeplink: ['openDeeplink'],
  sendInternalEvent: ['sendInternalEvent'],
  shareAppMessageWithCustomUrl: ['shareAppMessageWithCustomUrl'],
  getUserPhoneAndEmail: ['getUserInfo'],
  choosePhoneContact: ['choosePhoneContact'],
  getAddress: ['getAddress'],
  saveAddress: ['saveAddress'],
  cartInformation: ['getCart'],
};

/** A call works without the permission, only with less: nothing is said when it is not declared. */
export const PERMISSION_OPTIONAL: ReadonlySet<string> = new Set([
  'getUserPhoneAndEmail',
  'getAuthCode',
  'cartInformation',
]);
