const words = (text: string): readonly string[] => text.trim().split(/\s+/);

/** Answered by the shell; the logic layer only carries the call and the answer. */
export const HOST_APIS = words(`
  getStorage setStorage removeStorage clearStorage getStorageInfo
  alert confirm showToast hideToast showLoading hideLoading showOverlay hideOverlay
  setNavigationBar hideBackHome addIconsToNavigationBar setBackgroundColor
  setTabBarBadge removeTabBarBadge setTabBarItem showTabBar hideTabBar
  startPullDownRefresh stopPullDownRefresh disableHardwareBackPress enableHardwareBackPress
  getNetworkType getAuthCode getUserInfo isLoggedIn login getAddress
  addToCart getCart makePayment checkout openScreen
  checkAddressPermission checkNativePermissions checkNotification chooseImage choosePaymentMethod choosePhoneContact
  chooseVideo closeSocket compressImage connectSocket cropImage datePicker downloadFile exitMiniApp getAllContacts
  getAllKeysEncryptedStorage getBatteryInfo getClipboard getEncryptedStorage getFileInfo getImageInfo getLocation
  getSavedFileInfo getSavedFileList getScreenBrightness getSetting getTitleColor getUserToken
  hideNavigationBarLoading hideTabBarRedDot logoutUser makePaymentCheckout makePaymentV2 makePhoneCall
  multiLevelSelect navigateBackMiniApp navigateToMiniApp openAppSetting openCartScreen openChatDetail openDeeplink
  openDocument openNativeAppStore openSetting openSocialLandingPage optionsSelect previewImage prompt
  reLaunchMiniApp refreshUserToken removeEncryptedStorage removeSavedFile saveAddress saveFile saveImage scan
  sendSocketMessage setBackgroundTextStyle setCanPullDown setChatSellerProfileId setClipboard setEncryptedStorage
  setKeepScreenOn setScreenBrightness setTabBarStyle showActionSheet showAddToDevice showNavigationBarLoading
  showSharePanel showTabBarRedDot uploadFile vibrate vibrateLong vibrateShort
`);

/** Every other name that the real runtime has (tini-framework.md sections 9.1 and 9.4): it fails with `NotSupported`. */
export const UNSUPPORTED_APIS = words(`
  addPhoneContact askDownloadNewClient callSecuritySystem closeSecureChannel compressVideo getAppSecret
  sendInternalEvent sendMessageToSecureChannel startAcceleronmeter startCompass stopAcceleronmeter stopCompass
  testMethod1 testMethod2 trimVideo waitResultSecureChannel watchShake
`);

/** Registrations for host events that never come in the preview. */
export const UNSUPPORTED_EVENTS = words(`
  AcceleronmeterChange CompassChange UserCaptureScreen
`);

/** Factories whose object is inert: every method of it returns the object again. */
export const UNSUPPORTED_FACTORIES = words(`
  createAudioContext createCanvasContext createCropperContext createInnerAudioContext
  createInterstitialAd createLottieContext createMapContext createSecureChannel
 
`);

/** Unsupported here and outside the real runtime's capability map (section 9.4): `canIUse` denies them. */
export const NOT_IN_CAPABILITY_MAP = words(`
  askDownloadNewClient sendInternalEvent createCanvasContext createCropperContext createInnerAudioContext
  createInterstitialAd createLottieContext
`);

/** Built-in tags that `canIUse('tag.attribute')` knows. */
export const BUILT_IN_TAGS = words(`
  view scroll-view text image icon button input textarea label checkbox checkbox-group radio radio-group switch form
  carousel carousel-item slider progress picker picker-view picker-view-column rich-text navigator video web-view
  movable-area movable-view recycle-view recycle-item recycle-placeholder recycle-loading recycle-footer block template slot import-sjs import include
`);
