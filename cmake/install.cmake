# What `cmake --install` puts where: the program, both libraries, the header, the image, and how others find them.
include(CMakePackageConfigHelpers)

set(config_dir ${CMAKE_INSTALL_LIBDIR}/cmake/newsx)
configure_package_config_file(cmake/newsxConfig.cmake.in ${CMAKE_CURRENT_BINARY_DIR}/newsxConfig.cmake
  INSTALL_DESTINATION ${config_dir})
write_basic_package_version_file(${CMAKE_CURRENT_BINARY_DIR}/newsxConfigVersion.cmake COMPATIBILITY SameMinorVersion)
file(RELATIVE_PATH prefix_from_pc /${CMAKE_INSTALL_LIBDIR}/pkgconfig /)
configure_file(cmake/newsx.pc.in ${CMAKE_CURRENT_BINARY_DIR}/newsx.pc @ONLY)

install(TARGETS newsx EXPORT newsxTargets)
install(TARGETS newsx_static nxdict newsx_program newsx_batch)
install(EXPORT newsxTargets NAMESPACE newsx:: DESTINATION ${config_dir})
install(FILES include/newsx.h DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(FILES ${NEWSX_IMAGE} DESTINATION ${CMAKE_INSTALL_DATADIR}/newsx)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/newsxConfig.cmake ${CMAKE_CURRENT_BINARY_DIR}/newsxConfigVersion.cmake
  DESTINATION ${config_dir})
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/newsx.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
install(FILES docs/newsx-1.schema.json DESTINATION ${CMAKE_INSTALL_DATADIR}/newsx)
install(FILES docs/newsx.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
